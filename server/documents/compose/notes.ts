// The entries of the record in their order, each with its details: who, when, and its source.
import { isolated } from '#i18n/direction.ts';
import { sourceId } from '#meeting/minutes/source-id.ts';
import type { EntryMinutes, MinutesPerson } from '#meeting/minutes/types.ts';
import type { Detail } from '#meeting/record/kinds/kind.ts';
import { detailsOf, has, kindsOfEntry } from '#meeting/record/kinds/kinds.ts';
import { noteLooks } from '../note-looks.ts';
import { listed, type Block, type Span, type Spans } from '../blocks.ts';
import type { Places } from './places.ts';
import type { Words } from '../../process/words.ts';

/** The possible sources of a note: questions of votes, words of ideas and of other notes. Null means withdrawn. */
export interface NoteSources {
	readonly questions: ReadonlyMap<string, string | null>;
	readonly ideas: ReadonlyMap<string, string | null>;
	readonly entries: ReadonlyMap<string, string | null>;
	readonly places: Places;
}

/** The notes of an item, without what stands at the head. */
export const noteBlocks = (notes: readonly EntryMinutes[], sources: NoteSources, words: Words): Block[] =>
	notes.filter(({ kind }) => !kindsOfEntry[kind].standsFirst).map((note) => noteBlock(note, sources, words));

/** `extra` are further details, which stand before the source. */
export function noteBlock(
	note: EntryMinutes,
	sources: NoteSources,
	words: Words,
	extra: readonly string[] = []
): Block {
	const place = sources.places.of.get(note.id);
	return {
		kind: 'note',
		look: noteLooks[note.kind],
		isQuoted: kindsOfEntry[note.kind].isQuoted,
		tag: place?.text ?? words.t(`note.${note.kind}`),
		anchor: place?.to ?? null,
		body: bodyOf(note, words),
		details: [
			...[...numbered(detailsIn(note, words), note, sources), ...extra].map((detail) => [detail]),
			...originOf(note, sources, words),
			...resultOf(note, sources, words)
		]
	};
}

export const wordsOf = (words: string | null, { t }: Words): Span => words ?? { soft: t('note.withdrawn') };

/** Stands in place of the message's `{words}`. */
function around(words: Words, key: 'note.quoted' | 'note.one-side' | 'note.other-side', inner: Span): Spans {
	const [before = '', after = ''] = words.t(key, { words: '\0' }).split('\0');
	const isWithin = /\p{L}/u.test(before + after);
	const said = typeof inner === 'string' && isWithin ? isolated(inner) : inner;
	return [before, said, after].filter((span) => span !== '');
}

function bodyOf(note: EntryMinutes, words: Words): Spans[] {
	const said = wordsOf(note.words, words);
	if (has(note.kind, 'against'))
		return [
			around(words, 'note.one-side', said),
			around(words, 'note.other-side', wordsOf(note.against, words))
		];
	const isQuoted = kindsOfEntry[note.kind].isQuoted && typeof said === 'string';
	return [isQuoted ? around(words, 'note.quoted', said) : [said]];
}

const detailWords: Readonly<Record<Detail, (note: EntryMinutes, words: Words) => readonly string[]>> = {
	against: () => [], // stands in the body
	who: ({ who }, words) => [words.t('note.who', { who: whoOf(who ?? { kind: 'to-find' }, words) })],
	official: ({ official }, { t }) => (official ? [t('note.official', { ...official })] : []),
	when: (note, words) => [words.t('note.when', { when: whenOf(note, words) })]
};

function detailsIn(note: EntryMinutes, words: Words): readonly string[] {
	const own = detailsOf(note.kind).flatMap((detail) => detailWords[detail](note, words));
	if (own.length > 0) return own;
	if (kindsOfEntry[note.kind].isQuoted) return [whoOf(note.speaker, words)];
	return note.speaker.kind === 'resident'
		? []
		: [words.t('note.said-by', { who: whoOf(note.speaker, words) })];
}

export const whenOf = ({ when }: EntryMinutes, { t, typedDate }: Words): string =>
	when ? typedDate(when) : t('note.to-find');

export function whoOf(who: MinutesPerson, { t }: Words): string {
	switch (who.kind) {
		case 'name':
			return who.name;
		case 'guest':
			return t('note.official', { name: who.name, role: who.role });
		case 'group':
			return who.group;
		case 'resident':
			return t('note.resident');
		case 'to-find':
			return t('note.to-find');
	}
}

/** D84. A quote has no tag, so its number stands before whoever said it. */
function numbered(
	details: readonly string[],
	{ id, kind }: EntryMinutes,
	{ places }: NoteSources
): readonly string[] {
	const place = kindsOfEntry[kind].isQuoted ? places.of.get(id) : undefined;
	const [first, ...rest] = details;
	return place
		? [[place.text, ...(first === undefined ? [] : [isolated(first)])].join(' · '), ...rest]
		: details;
}

function originOf(note: EntryMinutes, sources: NoteSources, words: Words): Spans[] {
	const later = note.afterwards ? [[words.t('note.afterwards')]] : [];
	return [...sourceSpans(note, sources, words), ...later];
}

/** D85. */
function sourceSpans(note: EntryMinutes, sources: NoteSources, words: Words): Spans[] {
	const place = sources.places.of.get(sourceId(note) ?? '');
	return sourceWords(note, sources, words).map((told) => (place ? [told, ' (', place, ')'] : [told]));
}

const resultOf = ({ id }: EntryMinutes, { places }: NoteSources, { t }: Words): Spans[] => {
	const links = places.into.get(id) ?? [];
	return links.length === 0 ? [] : [[`${t('place.into')} `, ...listed(links), '.']];
};

function sourceWords({ source, words: said }: EntryMinutes, sources: NoteSources, { t }: Words): string[] {
	switch (source?.kind) {
		case undefined:
		case 'turn':
			return [];
		case 'vote':
			return [t('note.from-vote', { question: sources.questions.get(source.vote) ?? t('note.withdrawn') })];
		case 'idea': {
			const idea = sources.ideas.get(source.idea) ?? null;
			const isSame = idea === null || idea === said;
			return [isSame ? t('note.from-idea-itself') : t('note.from-idea', { words: idea })];
		}
		case 'entry': {
			const from = sources.entries.get(source.entry);
			if (from !== undefined) return [t('note.from-entry', { words: from ?? t('note.withdrawn') })];
			return [t(sources.places.numbers[source.entry] === undefined ? 'note.from-struck' : 'note.from-other')];
		}
	}
}
