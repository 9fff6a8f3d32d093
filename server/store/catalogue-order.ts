// Compares two catalogues: which one is to be taken, and after which changes no older copy may stay as it is.
import { isBare, type Catalogue, type MeetingRow } from './catalogue-data.ts';

/** For sorting, the best first. A catalogue that lists something comes before an empty one, then the newer before the older. */
export const byWorth = (one: Catalogue, other: Catalogue): number =>
	Number(isBare(one)) - Number(isBare(other)) || other.changes - one.changes;

type Turn = readonly [before: Catalogue, after: Catalogue];

/** Whether something was erased. Then it must also go from the files that were set aside. */
export const isErased = (...[before, after]: Turn): boolean =>
	isAnyGone(before, after) ||
	differ(before.settings.wifi, after.settings.wifi) ||
	differ(before.masking, after.masking);

/**
 * Whether older copies must follow this change at once. A copy that does not would bring back what was erased or revoked, forget a
 * choice, or take a journal that was written anew for a damaged one. Everything else in a copy is only old: the journals have it.
 */
export const mustAllFollow = (before: Catalogue, after: Catalogue): boolean =>
	isAnyGone(before, after) ||
	differ(before.settings, after.settings) ||
	differ(before.keys, after.keys) ||
	differ(before.masking, after.masking) ||
	before.meetings.some((row) => isAnotherJournal(row, after));

function isAnotherJournal({ id, known, accepted, erased }: MeetingRow, after: Catalogue): boolean {
	const row = after.meetings.find((each) => each.id === id);
	if (!row) return true;
	return (known && !row.known) || differ(accepted, row.accepted) || differ(erased, row.erased);
}

const isAnyGone = (...[before, after]: Turn): boolean =>
	before.meetings.some(({ id }) => !after.meetings.some((each) => each.id === id));

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
