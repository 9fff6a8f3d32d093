// The results of all items together: decisions, actions, commitments, disagreements, open questions.
import type { Minutes, EntryMinutes } from '#meeting/minutes/types.ts';
import { has, resultKinds, type ResultKind } from '#meeting/record/kinds/kinds.ts';
import { part, text, type Block, type Part, type Spans } from '../blocks.ts';
import type { Words } from '../../process/words.ts';
import { noteBlock, whenOf, whoOf, wordsOf, type NoteSources } from './notes.ts';

export function gatheredPart(minutes: Minutes, sources: NoteSources, words: Words): Part {
	const notes = new Map(
		minutes.sections.flatMap(({ item, notes }) =>
			notes.map((note) => [note.id, { note, title: item?.title ?? null }] as const)
		)
	);
	const lists = resultKinds.map((kind) => {
		const chosen = minutes.gathered[kind].flatMap((id) => notes.get(id) ?? []);
		const blocks = has(kind, 'who') ? doersTable(kind, chosen, words) : noteList(chosen, sources, words);
		const none = text(words.t(`gathered.none.${kind}`));
		return part(`bilan-${kind}`, words.t(`gathered.${kind}`), chosen.length > 0 ? blocks : [none]);
	});
	return part('bilan', words.t('gathered.title'), lists);
}

interface Chosen {
	readonly note: EntryMinutes;
	readonly title: string | null;
}

const noteList = (chosen: readonly Chosen[], sources: NoteSources, words: Words): Block[] =>
	chosen.map(({ note, title }) =>
		noteBlock(note, sources, words, title === null ? [] : [words.t('note.item', { title })])
	);

function doersTable(kind: ResultKind, chosen: readonly Chosen[], words: Words): Block[] {
	const { t } = words;
	const rows = chosen.map(({ note }): Spans[] => [
		[wordsOf(note.words, words)],
		[whoOf(note.who ?? { kind: 'to-find' }, words)],
		[whenOf(note, words)]
	]);
	return [
		{
			kind: 'table',
			caption: t(`gathered.${kind}`),
			head: [t('action.what'), t('action.who'), t('action.when')],
			rows
		}
	];
}
