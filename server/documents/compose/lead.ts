// What to remember, at the head of the minutes: decisions with their votes, actions, commitments, the next meeting. Each has a number,
// to which its item refers. Nothing of it is told again under the item (D30).
import type { EntryMinutes, Minutes, VoteMinutes } from '#meeting/minutes/types.ts';
import { has, leadKinds, type LeadKind } from '#meeting/record/kinds/kinds.ts';
import { keyed } from '#stream/keyed.ts';
import { part, text, type Block, type Part, type Spans } from '../blocks.ts';
import type { Words } from '../../process/words.ts';
import { nextOf } from './frame.ts';
import { noteBlock, whenOf, whoOf, wordsOf, type NoteSources } from './notes.ts';
import { voteBeside } from './votes.ts';

interface Chosen {
	readonly note: EntryMinutes;
	/** Within its kind, from 1. */
	readonly number: number;
	/** The number of its item; null where it belongs to none. */
	readonly point: number | null;
}
/** What stands at the head, by kind. */
export type Lead = Readonly<Record<LeadKind, readonly Chosen[]>>;

export function leadOf({ sections, gathered }: Minutes): Lead {
	const items = sections.filter(({ item }) => item !== null);
	const notes = new Map(
		sections.flatMap((section) => {
			const point = section.item ? items.indexOf(section) + 1 : null;
			return section.notes.map((note) => [note.id, { note, point }] as const);
		})
	);
	const chosen = (kind: LeadKind) =>
		gathered[kind].flatMap((id) => notes.get(id) ?? []).map((each, at) => ({ ...each, number: at + 1 }));
	return keyed(leadKinds, chosen);
}

/** D31. Each vote that led to something stands beside it: the first, if there are several. By the id of that entry. */
export function votesBeside(lead: Lead, votes: readonly VoteMinutes[]): ReadonlyMap<string, VoteMinutes> {
	const known = new Map(votes.map((vote) => [vote.id, vote]));
	const beside = new Map<string, VoteMinutes>();
	for (const { note } of leadKinds.flatMap((kind) => lead[kind])) {
		const vote = note.source?.kind === 'vote' ? known.get(note.source.vote) : undefined;
		if (!vote) continue;
		known.delete(vote.id);
		beside.set(note.id, vote);
	}
	return beside;
}

const anchorOf = (kind: LeadKind): string => `bilan-${kind}`;
export const numbered = (kind: LeadKind, { number }: Chosen, { t }: Words): string =>
	t('lead.numbered', { kind: t(`note.${kind}`), n: number });

export function leadPart(
	{ frame }: Minutes,
	lead: Lead,
	beside: ReadonlyMap<string, VoteMinutes>,
	sources: NoteSources,
	words: Words
): Part {
	const { t } = words;
	const lists = leadKinds
		.filter((kind) => lead[kind].length > 0)
		.map((kind) =>
			part(
				anchorOf(kind),
				t(`gathered.${kind}`),
				has(kind, 'who')
					? doersBlocks(kind, lead[kind], beside, words)
					: lead[kind].flatMap((each) => noteAndVote(kind, each, beside, sources, words))
			)
		);
	const next = nextOf(frame, words);
	return part('bilan', t('gathered.title'), [
		...(lists.length > 0 ? lists : [text(t('lead.none'))]),
		...(next ? [part('bilan-suite', t('next.title'), [text({ strong: next })])] : [])
	]);
}

function noteAndVote(
	kind: LeadKind,
	chosen: Chosen,
	beside: ReadonlyMap<string, VoteMinutes>,
	sources: NoteSources,
	words: Words
): Block[] {
	const { note, point } = chosen;
	const vote = beside.get(note.id);
	const where = point === null ? [] : [words.t('lead.item', { n: point })];
	// Its vote stands below it, and needs no mention.
	const told = vote ? { ...note, source: null } : note;
	const block = noteBlock(told, sources, words, where, numbered(kind, chosen, words));
	return [block, ...(vote ? voteBeside(vote, words) : [])];
}

function doersBlocks(
	kind: LeadKind,
	chosen: readonly Chosen[],
	beside: ReadonlyMap<string, VoteMinutes>,
	words: Words
): Block[] {
	const { t } = words;
	const rows = chosen.map(({ note, number, point }): Spans[] => {
		const where = [
			...(point === null ? [] : [t('note.item', { n: point })]),
			...(note.afterwards ? [t('note.afterwards')] : [])
		];
		const remark = where.length > 0 ? [' ', { soft: `(${where.join(', ')})` }] : [];
		return [
			[`${String(number)}. `, wordsOf(note.words, words), ...remark],
			[whoOf(note.who ?? { kind: 'to-find' }, words)],
			[whenOf(note, words)]
		];
	});
	const head = [t('action.what'), t('action.who'), t('action.when')];
	const votes = chosen.flatMap(({ note }) => beside.get(note.id) ?? []);
	return [
		{ kind: 'table', caption: t(`gathered.${kind}`), head, rows },
		...votes.flatMap((vote) => voteBeside(vote, words))
	];
}

/** Under an item: which of what stands at the head was said there. */
export function leadRefs(notes: readonly EntryMinutes[], lead: Lead, words: Words): Block[] {
	const here = new Set(notes.map(({ id }) => id));
	const refs = leadKinds.flatMap((kind) =>
		lead[kind]
			.filter(({ note }) => here.has(note.id))
			.map((each) => ({ text: numbered(kind, each, words), anchor: anchorOf(kind) }))
	);
	return refs.length === 0 ? [] : [{ kind: 'refs', before: words.t('lead.refs'), refs }];
}
