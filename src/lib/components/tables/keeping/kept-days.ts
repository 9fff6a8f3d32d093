// The lengths of keeping, as a short list to choose from.
import type { KeptPart } from '#api/keeping.ts';

const offered = {
	names: [1, 7, 15, 30, 60, 90, 180, 365],
	devices: [1, 7, 15, 30, 60, 90, 180, 365],
	/** Null: for ever. */
	meeting: [null, 30, 90, 180, 365, 730, 1825, 3650]
} as const satisfies Record<KeptPart, readonly (number | null)[]>;

/** The lengths on offer, and the current one where it is another. */
export function daysOf(what: KeptPart, chosen: number | null): (number | null)[] {
	const days: (number | null)[] = [...offered[what]];
	if (!days.includes(chosen)) days.push(chosen);
	return days.toSorted((a, b) => (a ?? -1) - (b ?? -1));
}
