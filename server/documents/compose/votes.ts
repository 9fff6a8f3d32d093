// A vote: the question, then every round. The counts come first.
import { channels } from '#meeting/frame.ts';
import type { Counts, Option } from '#meeting/vote/kinds/kind.ts';
import { isNamed, kinds, markOf } from '#meeting/vote/kinds/kinds.ts';
import type { RoundMinutes, VoteMinutes } from '#meeting/minutes/types.ts';
import { part, soft, text, type Block, type Part } from '../blocks.ts';
import type { Words } from '../../process/words.ts';

export function votePart(vote: VoteMinutes, anchor: string, words: Words): Part {
	const { t } = words;
	const question = vote.question ?? t('note.withdrawn');
	return part(anchor, t('vote.title', { question }), [
		...vote.rounds.flatMap((round) => roundBlocks(vote, round, words)),
		...(vote.rounds.length > 1 ? [text(t('vote.again'))] : []),
		...stateLine(vote, words),
		soft(methodLine(vote, words))
	]);
}

function stateLine({ state, answered }: VoteMinutes, { t }: Words): Block[] {
	if (state === 'prepared') return [text(t('vote.prepared'))];
	return state === 'open' ? [text(t('vote.open', { n: answered ?? 0 }))] : [];
}

function methodLine({ kind, max, secret, level, from }: VoteMinutes, { t }: Words): string {
	const how = t(`vote.kind.${kind}`, { n: max });
	const secrecy = t(secret ? 'vote.secret' : 'vote.public');
	return [how, secrecy, t(`vote.level.${level}`), ...(from === null ? [] : [t('vote.from')])].join(' ');
}

function roundBlocks(vote: VoteMinutes, round: RoundMinutes, words: Words): Block[] {
	const { t } = words;
	const time = words.time(round.closedAt);
	const isOnly = vote.rounds.length === 1 && vote.state === 'closed';
	return [
		text(castLine(round, words)),
		...(round.cast > round.present ? [text(t('vote.beyond'))] : []),
		...(round.slips === undefined ? [] : [text(t('vote.slips', { n: round.slips }))]),
		...(round.lost === undefined ? [] : [text(t('vote.lost', { n: round.lost }))]),
		{
			kind: 'counts',
			caption: isOnly ? t('vote.result', { time }) : t('vote.round', { n: round.round, time }),
			head: [t('vote.answer'), t(`vote.counted.${vote.kind}`)],
			rows: kinds[vote.kind].lines(vote, countsIn(round)).map(({ option, count }) => ({
				label: labelOf(vote, option, words),
				count,
				mark: markOf(vote.kind, option.id)
			}))
		},
		{ kind: 'text', spans: [t('vote.label')], tone: 'label' }
	];
}

const countsIn = ({ counts }: RoundMinutes): Counts =>
	Object.fromEntries(counts.map(({ option, count }) => [option, count]));

function castLine({ cast, present, channels: split }: RoundMinutes, { t }: Words): string {
	const values = { cast: t('vote.cast', { n: cast }), present: t('vote.present', { n: present }) };
	const ways = channels.filter((channel) => split[channel] > 0);
	if (ways.length === 0) return t('vote.line.plain', values);
	const how = ways.map((channel) => t(`channel.${channel}`, { n: split[channel] })).join(', ');
	return t('vote.line', { ...values, channels: how });
}

const labelOf = ({ kind }: VoteMinutes, { id, label }: Option, { t }: Words): string =>
	isNamed(kind, id) ? t(`option.${id}`) : label;
