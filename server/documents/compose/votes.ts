// A vote: the question, then every round. The counts come first.
import { isolated } from '#i18n/direction.ts';
import { channels } from '#meeting/frame.ts';
import type { Counts, Option } from '#meeting/vote/kinds/kind.ts';
import { isNamed, kinds, markOf } from '#meeting/vote/kinds/kinds.ts';
import type { RoundMinutes, VoteMinutes } from '#meeting/minutes/types.ts';
import { part, soft, text, type Block, type Part } from '../blocks.ts';
import { intoRefs, type Places } from './places.ts';
import type { Words } from '../../process/words.ts';

/** A vote under its item. */
export const votePart = (vote: VoteMinutes, anchor: string, places: Places, words: Words): Part =>
	part(anchor, titleOf(vote, places, words), [
		...voteBlocks(vote, words, null),
		...intoRefs([vote.id], places, words)
	]);

/** D31. A vote below what it led to: its question is the caption of its result. `to` is that of what it led to. */
export function voteBeside(vote: VoteMinutes, places: Places, words: Words, to?: string): Block[] {
	const title = titleOf(vote, places, words);
	const anchor = places.of.get(vote.id)?.to ?? null;
	const blocks = voteBlocks(vote, words, { title, anchor });
	return [
		...(vote.rounds.length > 0 ? blocks : [part(anchor ?? '', title, blocks)]),
		...intoRefs([vote.id], places, words, to)
	];
}

const titleOf = ({ id, question }: VoteMinutes, { of }: Places, { t }: Words): string => {
	const told = { question: question ?? t('note.withdrawn') };
	const name = of.get(id)?.text;
	return name === undefined ? t('vote.title', told) : t('vote.titled', { ...told, name });
};

interface Titled {
	readonly title: string;
	readonly anchor: string | null;
}

/** The last result comes first, then the earlier rounds in a line each, then how it was taken. */
function voteBlocks(vote: VoteMinutes, words: Words, title: Titled | null): Block[] {
	const last = vote.rounds.at(-1);
	return [
		...(last ? resultBlocks(vote, last, words, title) : []),
		...stateLine(vote, words),
		...vote.rounds.slice(0, -1).map((round) => soft(formerLine(vote, round, words))),
		soft(methodLine(vote, words))
	];
}

function stateLine({ state, answered }: VoteMinutes, { t }: Words): Block[] {
	if (state === 'prepared') return [text(t('vote.prepared'))];
	return state === 'open' ? [text(t('vote.open', { n: answered ?? 0 }))] : [];
}

function methodLine({ kind, max, secret, level, from, rounds }: VoteMinutes, { t }: Words): string {
	return [
		...(rounds.length > 0 ? [t('vote.label')] : []),
		...(rounds.length > 1 ? [t('vote.again')] : []),
		t(`vote.kind.${kind}`, { n: max }),
		t(secret ? 'vote.secret' : 'vote.public'),
		t(`vote.level.${level}`),
		...(from === null ? [] : [t('vote.from')])
	].join(' ');
}

function resultBlocks(vote: VoteMinutes, round: RoundMinutes, words: Words, title: Titled | null): Block[] {
	const { t } = words;
	const isOnly = vote.rounds.length === 1 && vote.state === 'closed';
	const time = words.time(round.closedAt);
	const result = isOnly ? t('vote.result', { time }) : t('vote.round', { n: round.round, time });
	if (isTooFew(round)) return [text({ strong: `${title?.title ?? result}. ` }, t('brief.few'))];
	return [
		{
			kind: 'counts',
			anchor: title?.anchor ?? null,
			caption: title?.title ?? result,
			head: [t('vote.answer'), t(`vote.counted.${vote.kind}`)],
			rows: countRows(vote, round, words)
		},
		text([...(title === null ? [] : [`${result}.`]), ...remarks(round, words)].join(' '))
	];
}

export const countRows = (vote: VoteMinutes, round: RoundMinutes, words: Words) =>
	linesOf(vote, round).map(({ option, count }) => ({
		label: labelOf(vote, option, words),
		count,
		mark: markOf(vote.kind, option.id)
	}));

/** D75. Its counts are not told. */
export const isTooFew = ({ counts }: RoundMinutes): boolean => counts.length === 0;

const linesOf = (vote: VoteMinutes, round: RoundMinutes) => kinds[vote.kind].lines(vote, countsIn(round));

const remarks = (round: RoundMinutes, words: Words): string[] => [
	castLine(round, words),
	...(round.cast > round.present ? [words.t('vote.beyond')] : []),
	...(round.covers === undefined ? [] : [words.t(`vote.covers.${round.covers}`)]),
	...(round.slips === undefined ? [] : [words.t('vote.slips', { n: round.slips })]),
	...(round.lost === undefined ? [] : [words.t('vote.lost', { n: round.lost })])
];

function formerLine(vote: VoteMinutes, round: RoundMinutes, words: Words): string {
	const head = words.t('vote.round', { n: round.round, time: words.time(round.closedAt) });
	if (isTooFew(round)) return `${head}. ${words.t('brief.few')}`;
	const counts = linesOf(vote, round)
		.map(({ option, count }) => `${isolated(labelOf(vote, option, words))} ${String(count)}`)
		.join(', ');
	return words.t('vote.former', { round: head, counts, remarks: remarks(round, words).join(' ') });
}

const countsIn = ({ counts }: RoundMinutes): Counts =>
	Object.fromEntries(counts.map(({ option, count }) => [option, count]));

export function castLine({ cast, present, channels: split }: RoundMinutes, { t }: Words): string {
	const values = { cast: t('vote.cast', { n: cast }), present: t('vote.present', { n: present }) };
	const ways = channels.filter((channel) => split[channel] > 0);
	if (ways.length === 0) return t('vote.line.plain', values);
	const how = ways.map((channel) => t(`channel.${channel}`, { n: split[channel] })).join(', ');
	return t('vote.line', { ...values, channels: how });
}

const labelOf = ({ kind }: VoteMinutes, { id, label }: Option, { t }: Words): string =>
	isNamed(kind, id) ? t(`option.${id}`) : label;
