// Where a first name stands in what people wrote: to be asked before it is forgotten, since it is known to nobody after.
// Forgetting takes the name from where it is kept; sentences are the meeting's, and a person decides about them.
import type { Meeting } from '#meeting/meeting.ts';
import type { EntryText } from '#meeting/record/state.ts';
import { allOn } from '#meeting/shelf.ts';

export interface Mention {
	/** `trace`: a former text of an entry, which the journal keeps. */
	readonly kind: 'entry' | 'trace' | 'idea' | 'group' | 'question' | 'prompt' | 'item' | 'note';
	readonly id: string;
	readonly text: string;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('fr');

/** As a word, whatever its accents and capitals. */
export function names(name: string): (text: string) => boolean {
	const wanted = folded(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	const word = new RegExp(`(?<![\\p{L}\\p{N}])${wanted}(?![\\p{L}\\p{N}])`, 'u');
	return (text) => word.test(folded(text));
}

export function mentionsOf({ record, walls, votes, agenda }: Meeting, name: string): Mention[] {
	const isNamed = names(name);
	const all: Mention[] = [
		...allOn(record.entries).flatMap((entry) => [
			...textsOf(entry).map((text) => ({ kind: 'entry' as const, id: entry.id, text })),
			...entry.traces.flatMap(({ before, reason }) =>
				[...(before ? textsOf(before) : []), reason ?? ''].map((text) => ({
					kind: 'trace' as const,
					id: entry.id,
					text
				}))
			)
		]),
		...Object.values(walls.ideas).map(({ id, words }) => ({ kind: 'idea' as const, id, text: words ?? '' })),
		...Object.values(walls.groups).map(({ id, name: text }) => ({ kind: 'group' as const, id, text })),
		...Object.values(walls.walls).map(({ id, prompt }) => ({ kind: 'prompt' as const, id, text: prompt })),
		...Object.values(votes.votes).flatMap(({ id, question, options }) =>
			[question ?? '', ...options.map(({ label }) => label)].map((text) => ({
				kind: 'question' as const,
				id,
				text
			}))
		),
		...Object.values(agenda.items).flatMap(({ id, title, note }) => [
			{ kind: 'item' as const, id, text: title },
			{ kind: 'note' as const, id, text: note }
		])
	];
	return all.filter(({ text }) => isNamed(text));
}

const textsOf = ({ words, against, who, when, official }: EntryText): string[] => [
	words ?? '',
	against ?? '',
	who !== null && typeof who === 'object' && 'group' in who ? who.group : '',
	when,
	official ? `${official.name} ${official.role}` : ''
];
