// The two ways in which a vote comes to its options: every vote of a kind has the same, or they are written for each.
import { optionCount } from '../../phone-limits.ts';
import type { Mark, Offer } from './kind.ts';

const letters = 'abcdefghijkl';

/** The same for every vote: drawn, named by the clients, one on a ballot. */
export const drawn = <Id extends string>(marks: Readonly<Record<Id, Mark>>): Offer<Id> => ({
	marks,
	asks: [],
	optionsOf: () => Object.keys(marks).map((id) => ({ id, label: '' })),
	mostOf: () => 1,
	fault: (labels, max = 1) => (labels.length > 0 ? 'many' : max === 1 ? null : 'max')
});

/** Written for each vote; `mostOf`: how many of them a ballot may hold. */
export const written = (asks: Offer<never>['asks'], mostOf: (options: number) => number): Offer<never> => ({
	marks: {},
	asks,
	optionsOf: (labels) => labels.map((label, index) => ({ id: letters.charAt(index), label })),
	mostOf,
	fault(labels, max = 1) {
		if (labels.length > optionCount[1]) return 'many';
		// Before "few": two that are the same are two.
		if (new Set(labels.map((label) => label.toLowerCase())).size < labels.length) return 'same';
		if (labels.length < optionCount[0]) return 'few';
		return max >= 1 && max <= mostOf(labels.length) ? null : 'max';
	}
});
