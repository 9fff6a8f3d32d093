// The text to read aloud: the results of an evening in whole sentences. Numbers, days and hours stand in words. There is no table, and no
// sign that nobody can say.
import type { EntryMinutes, Minutes, VoteMinutes } from '#meeting/minutes/types.ts';
import type { ResultKind } from '#meeting/record/kinds/kinds.ts';
import { part, plain, text, type Block, type Part, type WrittenDocument } from '../blocks.ts';
import { minutesToRead, sayable, spoken, spokenClock, spokenDay, withCapital } from '../spoken/spoken.ts';
import type { Spoken } from '../spoken/language.ts';
import type { Words } from '../../process/words.ts';
import { resultsOf, spokenKinds } from './results.ts';
import { countRows, isTooFew } from './votes.ts';

interface Saying {
	readonly words: Words;
	readonly say: Spoken;
}

/** D77. */
export function composeAloud(minutes: Minutes, words: Words, at: number): WrittenDocument {
	const { t } = words;
	const saying = { words, say: spoken[words.language] };
	const lead = part('aloud', t('aloud.begin'), beginning(minutes, saying));
	const parts = partsOf(minutes, saying);
	return {
		language: words.language,
		look: 'aloud',
		name: t('aloud.of', { title: minutes.frame.title }),
		title: minutes.frame.title,
		over: [t('aloud'), timeFor([lead, ...parts], saying)].join(' · '),
		notice: minutes.phase === 'closed' ? null : t(`live.${minutes.phase}`, { time: words.time(at) }),
		lead,
		factsTitle: '',
		facts: [],
		contents: '',
		parts: parts.map((each) => ({ ...each, title: titleWithTime(each, saying) })),
		foot: [t('foot.made', { date: words.date(at), time: words.time(at) })]
	};
}

/** « environ trois minutes ». */
function timeFor(parts: readonly Part[], { words, say }: Saying): string {
	const n = minutesToRead(parts.map(textOf).join(' '));
	return words.t('aloud.minutes', { n, said: say.feminine(n) });
}
/** Where it takes long. */
const titleWithTime = (each: Part, saying: Saying): string =>
	minutesToRead(textOf(each)) < longMinutes
		? each.title
		: saying.words.t('aloud.part', { title: each.title, time: timeFor([each], saying) });
const longMinutes = 2;
const textOf = ({ title, blocks }: Part): string =>
	[title, ...blocks.map((block) => (block.kind === 'text' ? plain(block.spans) : ''))].join(' ');

function beginning({ frame }: Minutes, { words, say }: Saying): Block[] {
	const { t } = words;
	const day = spokenDay(say, frame.date || words.day(frame.openedAt ?? frame.createdAt));
	return [
		text(t('aloud.here', { title: said(frame.title, words), table: said(frame.table, words), day })),
		text(withCapital(t('aloud.present', { n: frame.present, said: say.feminine(frame.present) }))),
		...(frame.heard > 0
			? [text(withCapital(t('aloud.heard', { n: frame.heard, said: say.feminine(frame.heard) })))]
			: [])
	];
}

function partsOf(minutes: Minutes, saying: Saying): Part[] {
	const { t } = saying.words;
	const results = resultsOf(minutes, saying.words);
	return [
		...spokenKinds.flatMap((kind) =>
			kind === 'vote' ? votesPart(results.votes, saying) : notesPart(kind, results.notes(kind), saying)
		),
		part('aloud-next', t('next.title'), [text(nextSaid(minutes, saying)), text(t('aloud.end'))])
	];
}

function votesPart(votes: readonly VoteMinutes[], saying: Saying): Part[] {
	const told = votes.flatMap((vote, at) => numbered(at, votes.length, voteSaid(vote, saying), saying));
	return told.length === 0 ? [] : [part('aloud-vote', saying.words.t('brief.title.vote'), told)];
}

function notesPart(kind: ResultKind, notes: readonly EntryMinutes[], saying: Saying): Part[] {
	const { words, say } = saying;
	const n = notes.length;
	if (n === 0) return [];
	const { isFeminine, told } = saidAs[kind];
	const first = words.t(`aloud.count.${kind}`, { n, said: isFeminine ? say.feminine(n) : say.number(n) });
	const each = notes.flatMap((note, at) => numbered(at, n, told(note, saying), saying));
	return [part(`aloud-${kind}`, words.t(`aloud.title.${kind}`), [text(withCapital(first)), ...each])];
}

type SaidOf = (note: EntryMinutes, saying: Saying) => readonly string[];

const wordsAlone: SaidOf = (note, { words }) => [sentence(wordsSaid(note.words, words))];
/** `isFeminine`: its count is, in French. */
const saidAs: Readonly<Record<ResultKind, { readonly isFeminine: boolean; readonly told: SaidOf }>> = {
	decision: { isFeminine: true, told: wordsAlone },
	action: { isFeminine: true, told: actionSaid },
	commitment: { isFeminine: false, told: commitmentSaid },
	disagreement: {
		isFeminine: false,
		told: (note, { words }) => [
			words.t('aloud.one-side', { words: sentence(wordsSaid(note.words, words)) }),
			words.t('aloud.other-side', { words: sentence(wordsSaid(note.against, words)) })
		]
	},
	question: { isFeminine: true, told: wordsAlone }
};

/** One of several has its number before it. */
const numbered = (at: number, of: number, sentences: readonly string[], { words, say }: Saying): Block[] => [
	text([...(of > 1 ? [words.t('aloud.number', { said: say.number(at + 1) })] : []), ...sentences].join(' '))
];

const said = (typed: string, { t }: Words): string => sayable(typed, t('aloud.masked'));
const wordsSaid = (typed: string | null, words: Words): string =>
	typed === null ? words.t('note.withdrawn') : said(typed, words);
/** It ends with a mark, so that whoever reads stops there. */
const sentence = (text: string): string => (/[.!?…؟]$/u.test(text) ? text : `${text}.`);

function voteSaid(vote: VoteMinutes, { words, say }: Saying): string[] {
	const { t } = words;
	const round = vote.rounds.at(-1);
	const asked = t('aloud.asked', { question: sentence(wordsSaid(vote.question, words)) });
	if (!round || isTooFew(round)) return [asked, t('aloud.few')];
	return [
		asked,
		withCapital(t('aloud.cast', { n: round.cast, said: say.feminine(round.cast) })),
		...countRows(vote, round, words)
			.filter(({ count }) => count > 0)
			.map(({ label, count }) =>
				t('aloud.option', { option: said(label, words), n: count, said: say.feminine(count) })
			)
	];
}

function actionSaid(note: EntryMinutes, { words, say }: Saying): string[] {
	const { t } = words;
	const doer = note.who && doerSaid(note.who, words);
	return [
		sentence(wordsSaid(note.words, words)),
		doer === null ? t('aloud.who.none') : t('aloud.who', { who: said(doer, words) }),
		note.when === ''
			? t('aloud.when.none')
			: t('aloud.when', { when: spokenDay(say, said(note.when, words)) })
	];
}

/** Null: nobody was found yet. */
function doerSaid(who: NonNullable<EntryMinutes['who']>, { t }: Words): string | null {
	switch (who.kind) {
		case 'name':
			return who.name;
		case 'guest':
			return `${who.name}, ${who.role}`;
		case 'group':
			return who.group;
		case 'resident':
			return t('aloud.resident');
		case 'to-find':
			return null;
	}
}

function commitmentSaid(note: EntryMinutes, { words, say }: Saying): string[] {
	const { t } = words;
	const { official, when } = note;
	return [
		sentence(wordsSaid(note.words, words)),
		...(official
			? [t('aloud.official', { name: said(official.name, words), role: said(official.role, words) })]
			: []),
		...(when === '' ? [] : [t('aloud.when', { when: spokenDay(say, said(when, words)) })])
	];
}

function nextSaid({ frame: { next } }: Minutes, { words, say }: Saying): string {
	const { t } = words;
	const day = next.date && spokenDay(say, said(next.date, words));
	const at = next.time && t('aloud.at', { clock: spokenClock(say, next.time) });
	const told = [[day, at].filter(Boolean).join(' '), said(next.place, words)].filter(Boolean).join(', ');
	return told === '' ? t('aloud.next.none') : sentence(t('aloud.next', { told }));
}
