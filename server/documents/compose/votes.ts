// A vote: the question, then every round; the counts before anything else.
import { channels } from '#meeting/frame.ts';
import { approvalOptions } from '#meeting/vote/state.ts';
import type { RoundMinutes, VoteMinutes } from '#meeting/minutes/types.ts';
import { part, soft, text, type Block, type Mark, type Part } from '../blocks.ts';
import type { Words } from '../words.ts';

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
	const how = kind === 'several' ? t('vote.kind.several', { n: max }) : t(`vote.kind.${kind}`);
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
			head: [t('vote.answer'), t('vote.people')],
			rows: round.counts.map(({ option, count }) => ({
				label: labelOf(vote, option, words),
				count,
				mark: markOf(vote, option)
			}))
		},
		{ kind: 'text', spans: [t('vote.label')], tone: 'label' }
	];
}

function castLine({ cast, present, channels: split }: RoundMinutes, { t }: Words): string {
	const values = { cast: t('vote.cast', { n: cast }), present: t('vote.present', { n: present }) };
	const ways = channels.filter((channel) => split[channel] > 0);
	if (ways.length === 0) return t('vote.line.plain', values);
	const how = ways.map((channel) => t(`channel.${channel}`, { n: split[channel] })).join(', ');
	return t('vote.line', { ...values, channels: how });
}

const approvalOption = (id: string) => approvalOptions.find((option) => option === id);

function labelOf({ kind, options }: VoteMinutes, id: string, { t }: Words): string {
	const approval = kind === 'approval' ? approvalOption(id) : undefined;
	return approval ? t(`option.${approval}`) : (options.find((option) => option.id === id)?.label ?? id);
}

function markOf({ kind }: VoteMinutes, id: string): Mark {
	return (kind === 'approval' ? approvalOption(id) : undefined) ?? 'other';
}
