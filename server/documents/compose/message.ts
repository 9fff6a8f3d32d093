// The message for a telephone: the results of an evening in at most 900 letters. It has whole items, and ends with the next meeting.
import type { EntryMinutes, Minutes, VoteMinutes } from '#meeting/minutes/types.ts';
import { part, text, type WrittenDocument } from '../blocks.ts';
import type { Words } from '../../process/words.ts';
import { besideWords, briefKinds, resultsOf, type BriefKind, type Results } from './results.ts';
import { countRows, isTooFew } from './votes.ts';

/** As telephones count: units of UTF-16. */
export const longestMessage = 900;
const longestTitle = 120;
const longestPlace = 80;

interface Group {
	readonly kind: BriefKind;
	readonly items: readonly string[];
}
/** How many items of each group stand in the message, from the first. */
type Taken = readonly (readonly string[])[];

/** D78. */
export function composeMessage(minutes: Minutes, words: Words): WrittenDocument {
	const { t } = words;
	const { frame } = minutes;
	const results = resultsOf(minutes, words);
	const groups = groupsOf(results, words);
	const head = headOf(minutes, words);
	const foot = t('message.next', {
		next: wholeWords(results.next, 40 + longestPlace) || t('brief.next.none')
	});
	const lines = (taken: Taken) => [
		...head,
		...groups.flatMap((group, at) => linesOf(group, taken[at] ?? [], words)),
		'',
		foot
	];
	const fits = (taken: Taken): boolean => `${lines(taken).join('\n')}\n`.length <= longestMessage;
	const all = lines(chosen(groups, fits));
	return {
		language: words.language,
		look: 'page',
		name: t('brief.of', { title: frame.title }),
		title: frame.title,
		over: t('brief'),
		notice: null,
		lead: part(
			'message',
			t('brief'),
			all.map((line) => text(line))
		),
		factsTitle: '',
		facts: [],
		contents: '',
		parts: [],
		foot: []
	};
}

function headOf({ frame }: Minutes, { t, day, typedDate }: Words): string[] {
	const date = typedDate(frame.date || day(frame.openedAt ?? frame.createdAt));
	return [
		wholeWords(frame.title, longestTitle),
		[wholeWords(frame.table, longestTitle), wholeWords(date, longestPlace)].join(', '),
		t('message.present', { n: frame.present })
	];
}

/** The beginning of a text that is too long, up to the end of a word. A word that is too long alone is cut between two letters. */
export function wholeWords(typed: string, most: number): string {
	const line = typed.replace(/\s+/gu, ' ').trim();
	if (line.length <= most) return line;
	const end = line.slice(0, most - 1).lastIndexOf(' ');
	return end > 0 ? `${line.slice(0, end)} …` : `${wholeLetters(line, most - 1)}…`;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
function wholeLetters(word: string, most: number): string {
	let begin = '';
	for (const { segment } of letters.segment(word)) {
		if (begin.length + segment.length > most) break;
		begin += segment;
	}
	return begin;
}

const groupsOf = (results: Results, words: Words): Group[] =>
	briefKinds.map((kind) => ({
		kind,
		items:
			kind === 'vote'
				? results.votes.map((vote) => voteOf(vote, words))
				: results.notes(kind).map((note) => itemOf(note, words))
	}));

function itemOf(note: EntryMinutes, words: Words): string {
	const { t } = words;
	const told = (note.words ?? t('note.withdrawn')).replace(/\s+/gu, ' ');
	const more = [...new Set(besideWords(note, words))].join(', ');
	return more === '' ? told : `${told} ${t('brief.details', { told: more })}`;
}

function voteOf(vote: VoteMinutes, words: Words): string {
	const { t } = words;
	const round = vote.rounds.at(-1);
	const question = (vote.question ?? t('note.withdrawn')).replace(/\s+/gu, ' ');
	const counts =
		!round || isTooFew(round)
			? t('brief.few')
			: countRows(vote, round, words)
					.filter(({ count }) => count > 0)
					.map(({ label, count }) => `${label} ${count}`)
					.join(', ');
	return `${question} ${counts}`;
}

/** One of each kind in turn, as long as it fits with all that must be said. One that is too long is left, and counted. */
function chosen(groups: readonly Group[], fits: (taken: Taken) => boolean): Taken {
	let taken: Taken = groups.map(() => []);
	const most = Math.max(...groups.map(({ items }) => items.length));
	for (let turn = 0; turn < most; turn += 1)
		for (const [at, { items }] of groups.entries()) {
			const item = items[turn];
			if (item === undefined) continue;
			const more = taken.map((each, index) => (index === at ? [...each, item] : each));
			if (fits(more)) taken = more;
		}
	return taken;
}

function linesOf({ kind, items }: Group, taken: readonly string[], { t }: Words): string[] {
	if (items.length === 0) return [];
	const left = items.length - taken.length;
	if (taken.length === 0) return ['', t(`message.only.${kind}`, { n: left })];
	return [
		'',
		t(`message.title.${kind}`),
		...taken.map((item) => `• ${item}`),
		...(left > 0 ? [t(`message.more.${kind}`, { n: left })] : [])
	];
}
