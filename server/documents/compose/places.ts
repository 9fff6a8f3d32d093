// Where each thing stands in a document, and by which name and number people call it there. So each names what it came from and what came
// of it, and leads there (T1, D84, D85).
import type { Minutes, Section } from '#meeting/minutes/types.ts';
import type { Numbers } from '#meeting/minutes/numbering.ts';
import { sourceId } from '#meeting/minutes/source-id.ts';
import type { Words } from '../../process/words.ts';
import type { Block, Link } from '../blocks.ts';

export interface Places {
	readonly numbers: Numbers;
	/** By the id of an entry, a vote, a wall; an idea stands where its wall does. */
	readonly of: ReadonlyMap<string, Link>;
	/** The places of those that came of each, in the order of the document. */
	readonly into: ReadonlyMap<string, readonly Link[]>;
}

export function placesIn({ sections }: Minutes, numbers: Numbers, words: Words): Places {
	const of = new Map(sections.flatMap((section) => linksIn(section, numbers, words)));
	const into = new Map<string, Link[]>();
	for (const [from, to] of sections.flatMap(stepsIn)) {
		const [source, link] = [of.get(from), of.get(to)];
		if (!source || !link || source.to === link.to) continue;
		const known = into.get(from) ?? [];
		if (!known.some((each) => each.to === link.to)) into.set(from, [...known, link]);
	}
	return { numbers, of, into };
}

const safe = (id: string): string => id.replace(/[^A-Za-z0-9_-]/g, '');
export const anchorOf = ({ item }: Section, what: string): string =>
	`${what}-${item ? safe(item.id) : 'hors'}`;
export const wallAnchor = (section: Section, index: number): string => anchorOf(section, `mur-${index + 1}`);
export const voteAnchor = (section: Section, index: number): string => anchorOf(section, `vote-${index + 1}`);

function linksIn(section: Section, numbers: Numbers, words: Words): (readonly [string, Link])[] {
	const { t } = words;
	const numbered = (id: string, kind: string): string => t('place', { kind, n: numbers[id] ?? '' });
	const { notes, votes, walls } = section;
	return [
		...notes.map(({ id, kind }) => {
			const name = numbered(id, t(`note.${kind}`));
			return [id, { text: name, to: `note-${safe(id)}` }] as const;
		}),
		...votes.map(({ id }, at) => {
			return [id, { text: numbered(id, t('place.vote')), to: voteAnchor(section, at) }] as const;
		}),
		...walls.flatMap((wall, at) => {
			const link = { text: numbered(wall.id, t('place.wall')), to: wallAnchor(section, at) };
			const ideas = [...wall.ungrouped, ...wall.groups.flatMap((group) => group.ideas)];
			return [wall.id, ...ideas.map(({ id }) => id)].map((id) => [id, link] as const);
		})
	];
}

/** From what to what: each names its source. What came of an idea came of its wall. */
function stepsIn({ notes, votes, walls }: Section): (readonly [string, string])[] {
	const step = (from: string | null, to: string) => (from === null ? [] : [[from, to] as const]);
	const ideas = walls.flatMap((wall) => [...wall.ungrouped, ...wall.groups.flatMap((group) => group.ideas)]);
	return [
		...notes.flatMap((note) => step(sourceId(note), note.id)),
		...votes.flatMap(({ id, from, wall }) => [...step(from, id), ...step(wall, id)]),
		...ideas.flatMap(({ id, from }) => step(from, id))
	];
}

/** « A donné : Décision 2, Vote 3.4. » Empty where nothing came of it. */
export function intoRefs(ids: readonly string[], { into }: Places, { t }: Words, but?: string): Block[] {
	const links = ids.flatMap((id) => into.get(id) ?? []).filter(({ to }) => to !== but);
	const refs = [...new Map(links.map((link) => [link.to, link])).values()];
	return refs.length === 0 ? [] : [{ kind: 'refs', before: t('place.into'), refs }];
}
