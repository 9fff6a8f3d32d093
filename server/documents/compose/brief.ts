// « En bref »: the results of an evening on one page, for the morning after, and as a poster for the hall. Both are made of the handout
// alone, so they hold no sentence of anybody.
import { isolated } from '#i18n/direction.ts';
import type { EntryMinutes, Minutes, VoteMinutes } from '#meeting/minutes/types.ts';
import { isDecided } from '#meeting/record/kinds/kinds.ts';
import { part, soft, text, type Block, type Part, type Spans, type WrittenDocument } from '../blocks.ts';
import type { Words } from '../../process/words.ts';
import { castLine, countRows, isTooFew } from './votes.ts';
import { wordsOf } from './notes.ts';
import { besideWords, briefKinds, resultsOf, type BriefKind, type Results } from './results.ts';
import { factsOf } from './frame.ts';

interface Choosing {
	readonly kind: BriefKind;
	/** An item is a line of a list, or blocks. */
	readonly items: readonly { readonly line: Spans; readonly blocks: readonly Block[] }[];
}

/** D74. */
export const composeBrief = (minutes: Minutes, words: Words, at: number): WrittenDocument => {
	const { rest, leadWith } = briefly('brief', minutes, words, at);
	return { ...rest, lead: leadWith(Infinity) };
};

/** So many of each kind stand on a poster at most. */
const onPoster = [16, 12, 9, 7, 5, 4, 3, 2, 1, 0];

/** D79. What does not find room on one sheet is counted. */
export const composePoster = (minutes: Minutes, words: Words, at: number): WrittenDocument => {
	const { rest, leadWith } = briefly('poster', minutes, words, at);
	return { ...rest, lead: leadWith(Infinity), shorter: onPoster.map(leadWith) };
};

function briefly(look: 'brief' | 'poster', minutes: Minutes, words: Words, at: number) {
	const { t } = words;
	const { frame, phase } = minutes;
	const results = resultsOf(minutes, words);
	const kinds = choosable(results, words);
	const rest: Omit<WrittenDocument, 'lead'> = {
		language: words.language,
		look,
		name: t('brief.of', { title: frame.title }),
		title: frame.title,
		over: [t('brief'), isolated(frame.table)].join(' · '),
		notice: phase === 'closed' ? null : t(`live.${phase}`, { time: words.time(at) }),
		factsTitle: t('frame.title'),
		facts: factsOf(frame, words).filter(({ label }) => [t('frame.date'), t('frame.place')].includes(label)),
		contents: '',
		parts: [],
		foot: [t('brief.foot'), t('foot.made', { date: words.date(at), time: words.time(at) })]
	};
	const leadWith = (most: number): Part =>
		part('bref', t('gathered.title'), [
			numbersBlock(minutes, results, words),
			...kinds.flatMap((kind) => partOf(kind, most, words)),
			nextPart(results, words)
		]);
	return { rest, leadWith };
}

function numbersBlock({ frame }: Minutes, { ideas, votes }: Results, { t }: Words): Block {
	const item = (picture: 'people' | 'speech' | 'idea' | 'vote', count: number, label: string) =>
		count > 0 ? [{ picture, count, label }] : [];
	return {
		kind: 'numbers',
		items: [
			...item('people', frame.present, t('brief.present', { n: frame.present })),
			...item('speech', frame.heard, t('brief.heard', { n: frame.heard })),
			...item('idea', ideas, t('brief.ideas', { n: ideas })),
			...item('vote', votes.length, t('brief.votes', { n: votes.length }))
		]
	};
}

/** In the order of the page. */
const choosable = (results: Results, words: Words): Choosing[] =>
	briefKinds.map((kind) => ({
		kind,
		items:
			kind === 'vote'
				? results.votes.map((vote) => voteItem(vote, words))
				: results.notes(kind).map((note) => lineOf(note, words))
	}));

function lineOf(note: EntryMinutes, words: Words): Choosing['items'][number] {
	const { t } = words;
	const told = [...new Set(besideWords(note, words))].map(isolated).join(', ');
	const line: Spans = [
		strongWords(note, words),
		...(told ? [' ', { soft: t('brief.details', { told }) }] : [])
	];
	return { line, blocks: [] };
}

/** Decisions stand in bold. */
const strongWords = ({ kind, words: typed }: EntryMinutes, words: Words): Spans[number] =>
	typed !== null && isDecided(kind) ? { strong: typed } : wordsOf(typed, words);

/** D75. */
function voteItem(vote: VoteMinutes, words: Words): Choosing['items'][number] {
	const { t } = words;
	const round = vote.rounds.at(-1);
	const question = vote.question ?? t('note.withdrawn');
	if (!round || isTooFew(round))
		return { line: [], blocks: [text({ strong: question }), soft(t('brief.few'))] };
	return {
		line: [],
		blocks: [
			{
				kind: 'counts',
				anchor: null,
				caption: question,
				head: [t('vote.answer'), t(`vote.counted.${vote.kind}`)],
				rows: countRows(vote, round, words).filter(({ count }) => count > 0)
			},
			soft(castLine(round, words))
		]
	};
}

/** At most so many of its items, from the first. The others are counted. */
function partOf({ kind, items }: Choosing, most: number, words: Words): Part[] {
	if (items.length === 0) return [];
	const told = items.slice(0, kind === 'vote' ? Math.ceil(most / 3) : most); // a vote takes as much room as three lines
	const lines = told.flatMap(({ line }) => (line.length > 0 ? [line] : []));
	const left = items.length - told.length;
	return [
		{
			kind: 'part',
			anchor: `bref-${kind}`,
			title: words.t(`brief.title.${kind}`),
			picture: kind,
			blocks: [
				...(lines.length > 0 ? [{ kind: 'list' as const, items: lines }] : []),
				...told.flatMap(({ blocks }) => blocks),
				...(left > 0
					? [soft(words.t(told.length > 0 ? `brief.more.${kind}` : `message.only.${kind}`, { n: left }))]
					: [])
			]
		}
	];
}

const nextPart = ({ next }: Results, { t }: Words): Part => ({
	kind: 'part',
	anchor: 'bref-suite',
	title: t('next.title'),
	picture: 'next',
	blocks: [text({ strong: next || t('brief.next.none') })]
});
