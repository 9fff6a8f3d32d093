// The two ways in which a vote comes to its options: all votes of the kind have the same, or people write them for each vote.
import { optionCount } from '../../phone-limits.ts';
import type { Mark, Offer } from './kind.ts';

const idOf = (index: number): string => String.fromCharCode('a'.charCodeAt(0) + index);

/** The same options for every vote: they are drawn, the clients name them, and a ballot holds one. */
export const drawn = <Id extends string>(marks: Readonly<Record<Id, Mark>>): Offer<Id> => ({
	marks,
	asks: [],
	optionsOf: () => Object.keys(marks).map((id) => ({ id, label: '' })),
	mostOf: () => 1,
	fault: (labels, max = 1) => (labels.length > 0 ? 'many' : max === 1 ? null : 'max')
});

/** Options that people write for each vote. `mostOf`: how many of them a ballot may hold. If nobody is asked for that number, no other is taken. */
export const written = (asks: Offer<never>['asks'], mostOf: (options: number) => number): Offer<never> => ({
	marks: {},
	asks,
	optionsOf: (labels) => labels.map((label, index) => ({ id: idOf(index), label })),
	mostOf,
	fault(labels, max = mostOf(labels.length)) {
		if (labels.length > optionCount[1]) return 'many';
		// This comes before "few", because two equal labels are still two.
		if (new Set(labels.map((label) => label.toLowerCase())).size < labels.length) return 'same';
		if (labels.length < optionCount[0]) return 'few';
		const most = mostOf(labels.length);
		const least = asks.includes('max') ? 1 : most;
		return least <= max && max <= most ? null : 'max';
	}
});
