// What to remember, at the head of the minutes: decisions with their votes, actions, commitments, the next meeting. Each has a number,
// to which its item refers. Nothing of it is told again under the item (D30).
import type { EntryMinutes, Minutes, VoteMinutes } from '#meeting/minutes/types.ts';
import type { Numbers } from '#meeting/minutes/numbering.ts';
import { sourceId } from '#meeting/minutes/source-id.ts';
import { has, leadKinds, type LeadKind } from '#meeting/record/kinds/kinds.ts';
import { keyed } from '#stream/keyed.ts';
import { listed, part, text, type Block, type Part, type Spans } from '../blocks.ts';
import type { Words } from '../../process/words.ts';
import type { Places } from './places.ts';
import { nextOf } from './frame.ts';
import { noteBlock, whenOf, whoOf, wordsOf, type NoteSources } from './notes.ts';
import { voteBeside } from './votes.ts';

interface Chosen {
	readonly note: EntryMinutes;
	/** Within its kind, from 1. */
	readonly number: string;
	/** The number of its item; null where it belongs to none. */
	readonly point: string | null;
}
/** What stands at the head, by kind. */
export type Lead = Readonly<Record<LeadKind, readonly Chosen[]>>;

export function leadOf({ sections, gathered }: Minutes, numbers: Numbers): Lead {
	const notes = new Map(
		sections.flatMap((section) => {
			const point = section.item ? (numbers[section.item.id] ?? null) : null;
			return section.notes.map((note) => [note.id, { note, point }] as const);
		})
	);
	const chosen = (kind: LeadKind) =>
		gathered[kind].flatMap((id) => {
			const each = notes.get(id);
			return each ? [{ ...each, number: numbers[id] ?? '' }] : [];
		});
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
export function leadPart(
	{ frame }: Minutes,
	lead: Lead,
	beside: ReadonlyMap<string, VoteMinutes>,
	sources: NoteSources,
	words: Words
): Part {
	const { t } = words;
	const lists = leadLists(lead, beside, sources, words);
	const next = nextOf(frame, words);
	return part('bilan', t('gathered.title'), [
		...(lists.length > 0 ? lists : [text(t('lead.none'))]),
		...(next ? [part('bilan-suite', t('next.title'), [text({ strong: next })])] : [])
	]);
}

/** One part for each kind that was noted. */
export const leadLists = (
	lead: Lead,
	beside: ReadonlyMap<string, VoteMinutes>,
	sources: NoteSources,
	words: Words
): Part[] =>
	leadKinds
		.filter((kind) => lead[kind].length > 0)
		.map((kind) =>
			part(
				anchorOf(kind),
				words.t(`gathered.${kind}`),
				has(kind, 'who')
					? doersBlocks(kind, lead[kind], beside, sources, words)
					: lead[kind].flatMap((each) => noteAndVote(each, beside, sources, words))
			)
		);

function noteAndVote(
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
	const block = noteBlock(told, sources, words, where);
	const to = sources.places.of.get(note.id)?.to;
	return [block, ...(vote ? voteBeside(vote, sources.places, words, to) : [])];
}

function doersBlocks(
	kind: LeadKind,
	chosen: readonly Chosen[],
	beside: ReadonlyMap<string, VoteMinutes>,
	sources: NoteSources,
	words: Words
): Block[] {
	const { t } = words;
	const { places } = sources;
	const rows = chosen.map(({ note, number, point }): Spans[] => {
		const where = [
			...(point === null ? [] : [t('note.item', { n: point })]),
			...(note.afterwards ? [t('note.afterwards')] : [])
		];
		const remark = where.length > 0 ? [' ', { soft: `(${where.join(', ')})` }] : [];
		return [
			[`${number}. `, wordsOf(note.words, words), ...remark, ...threadOf(note, sources, words)],
			[whoOf(note.who ?? { kind: 'to-find' }, words)],
			[whenOf(note, words)]
		];
	});
	const head = [t('action.what'), t('action.who'), t('action.when')];
	const votes = chosen.flatMap(({ note }) => beside.get(note.id) ?? []);
	return [
		{
			kind: 'table',
			caption: t(`gathered.${kind}`),
			head,
			rows,
			anchors: chosen.map(({ note }) => places.of.get(note.id)?.to ?? '')
		},
		...votes.flatMap((vote) => voteBeside(vote, places, words))
	];
}

/** D85. In a table, where words of a source would be too long, its number alone. */
function threadOf({ id, source }: EntryMinutes, { places }: NoteSources, { t }: Words): Spans {
	const from = source && places.of.get(sourceId({ source }) ?? '');
	const into = places.into.get(id) ?? [];
	return [
		...(from ? [` ${t('place.from')} `, from, '.'] : []),
		...(into.length > 0 ? [` ${t('place.into')} `, ...listed(into), '.'] : [])
	];
}

/** Under an item: which of what stands at the head was said there. */
export function leadRefs(notes: readonly EntryMinutes[], lead: Lead, places: Places, words: Words): Block[] {
	const here = new Set(notes.map(({ id }) => id));
	const refs = leadKinds.flatMap((kind) =>
		lead[kind].filter(({ note }) => here.has(note.id)).flatMap(({ note }) => places.of.get(note.id) ?? [])
	);
	return refs.length === 0 ? [] : [{ kind: 'refs', before: words.t('lead.refs'), refs }];
}
