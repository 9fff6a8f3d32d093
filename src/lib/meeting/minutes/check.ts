// The short check before anything is handed out or published: what a program can find of what should perhaps not be there. It changes
// nothing and holds nothing up: a person looks at each finding.
import type { Official } from '../frame.ts';
import { searchFor } from '../name-search.ts';
import type { EntryMinutes, Frame, Minutes, Section, VoteMinutes, WallMinutes } from './types.ts';

/** What holds the text. The kinds are those of the list of mentions, so that each leads to the same window. */
export const checkedKinds = [
	'entry',
	'idea',
	'group',
	'question',
	'prompt',
	'item',
	'meeting',
	'guest',
	'publication'
] as const;
export type CheckedKind = (typeof checkedKinds)[number];

const countFindings = ['few-ballots', 'small-count'] as const;
export const findingKinds = ['name', 'telephone', 'home', ...countFindings] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
	readonly kind: FindingKind;
	readonly at: CheckedKind;
	/** The id of the entry, idea, group, vote, wall or item. Empty for the meeting, its guests and its versions. */
	readonly id: string;
	/** The whole text. Of a count, the question. */
	readonly text: string;
	/** The part of it that was found, or the count. */
	readonly found: string;
}

/** A vote that was answered stays as it is, so its counts can be neither masked nor mended. */
export const isAboutCount = ({ kind }: Pick<Finding, 'kind'>): boolean =>
	countFindings.some((count) => count === kind);

interface Text {
	readonly at: CheckedKind;
	readonly id: string;
	readonly text: string;
}

/** D49. `names`: the first names that are known of people of this meeting. */
export function checkOf(minutes: Minutes, names: readonly string[]): Finding[] {
	const texts = textsIn(minutes);
	const searches = [...new Set(names)].map((name) => ({ name, isIn: searchFor(name) }));
	return [
		...texts.flatMap((text) =>
			searches
				.filter(({ isIn }) => isIn(text.text))
				.map(({ name }) => ({ kind: 'name' as const, ...text, found: name }))
		),
		...texts.flatMap((text) => matching('telephone', telephones, text)),
		...texts.flatMap((text) => matching('home', homes, text)),
		...minutes.sections.flatMap(({ votes }) => votes.flatMap(smallCounts))
	];
}

const separator = String.raw`[ \u00A0\u202F.\-/]?`;
/** French ones, then any with its country. */
const telephones: readonly RegExp[] = [
	new RegExp(String.raw`(?<!\d)0${separator}[1-9](?:${separator}\d\d){4}(?!\d)`, 'gu'),
	new RegExp(String.raw`(?<!\d)(?:\+|00)[1-9]\d{0,2}(?:[ \u00A0\u202F.\-/()]{0,2}\d){6,12}(?!\d)`, 'gu')
];
const space = String.raw`[\s\u00A0\u202F]*`;
const numbered = String.raw`\.?${space}(?:n[°o]\.?|numéro|number)?${space}`;
/** A small or a capital letter first, or all in capitals. */
const anyCase = (...words: readonly string[]): string =>
	words.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]).join('|');
/** A word, then a number, or one capital letter. */
const place = (words: string, number: string): RegExp =>
	new RegExp(String.raw`(?<!\p{L})(?:${words})${numbered}(?:${number})(?!\p{L})`, 'gu');
/** « appt 12 », « porte 4 », « escalier B », « 3e étage », “flat 12”, “3rd floor”. */
const homes: readonly RegExp[] = [
	place(
		anyCase('appartement', 'appart', 'appt', 'app', 'apt', 'logement', 'flat', 'apartment'),
		String.raw`\d+\p{L}?`
	),
	place(anyCase('porte', 'door'), String.raw`\d+\p{L}?|[A-Z]`),
	place(anyCase('escalier', 'esc', 'cage', 'staircase', 'stairs', 'stair'), String.raw`\d+|[A-Z]`),
	new RegExp(String.raw`(?<!\d)\d{1,2}${space}(?:er|e|ème|eme|è)${space}étage`, 'giu'),
	new RegExp(String.raw`(?<!\d)\d{1,2}(?:st|nd|rd|th)${space}floor`, 'giu')
];

const matching = (kind: FindingKind, patterns: readonly RegExp[], text: Text): Finding[] =>
	[...new Set(patterns.flatMap((pattern) => text.text.match(pattern) ?? []))].map((found) => ({
		kind,
		...text,
		found
	}));

/** Few answers, or one that few people gave in one way, may tell who gave it. */
export const fewest = 5;
function smallCounts({ id, question, rounds }: VoteMinutes): Finding[] {
	const of = { at: 'question' as const, id, text: question ?? '' };
	return rounds.flatMap(({ cast, channels, counts }): Finding[] => {
		if (cast === 0 || counts.length === 0) return [];
		if (cast < fewest) return [{ kind: 'few-ballots', ...of, found: String(cast) }];
		const ways = Object.values(channels).filter((count) => count > 0);
		const small = ways.length > 1 ? ways.filter((count) => count < fewest) : [];
		return small.map((count) => ({ kind: 'small-count', ...of, found: String(count) }));
	});
}

function textsIn({ frame, sections, publication }: Minutes): Text[] {
	const versions = publication.versions.flatMap(({ reason, by }) => [reason, by]);
	return [
		...ofMeeting(frame).map((text): Text => ({ at: 'meeting', id: '', text })),
		...frame.guests.flatMap(officialTexts).map((text): Text => ({ at: 'guest', id: '', text })),
		...versions.map((text): Text => ({ at: 'publication', id: '', text })),
		...sections.flatMap(textsInSection)
	].filter(({ text }) => text !== '');
}

const officialTexts = ({ name, role }: Official): string[] => [name, role];

function ofMeeting(frame: Frame): string[] {
	const { table, title, place, date, purpose, convener, facilitator, secretary, excused, next } = frame;
	return [table, title, place, date, purpose, convener, facilitator, secretary, excused, next.place];
}

const textsInSection = ({ item, notes, walls, votes }: Section): Text[] => [
	...(item ? [{ at: 'item' as const, id: item.id, text: item.title }] : []),
	...notes.flatMap(textsInNote),
	...walls.flatMap(textsInWall),
	...votes.flatMap(({ id, question, options }) =>
		[question ?? '', ...options.map(({ label }) => label)].map((text): Text => ({ at: 'question', id, text }))
	)
];

/** Not the first name of whoever said it or does it: it stands there because its owner switched it on. */
const textsInNote = ({ id, words, against, when, who, official }: EntryMinutes): Text[] =>
	[
		words ?? '',
		against ?? '',
		when,
		who?.kind === 'group' ? who.group : '',
		...(official ? officialTexts(official) : [])
	].map((text) => ({
		at: 'entry',
		id,
		text
	}));

const textsInWall = ({ id, prompt, groups, ungrouped }: WallMinutes): Text[] => [
	{ at: 'prompt', id, text: prompt },
	...groups.map((group): Text => ({ at: 'group', id: group.id, text: group.name })),
	...[...ungrouped, ...groups.flatMap(({ ideas }) => ideas)].map((idea): Text => ({
		at: 'idea',
		id: idea.id,
		text: idea.words ?? ''
	}))
];
