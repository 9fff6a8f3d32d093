// Of two catalogues: which is to be taken, and what of the newer one no older copy may go on saying.
import { isBare, type Catalogue, type MeetingRow } from './catalogue-data.ts';

/** For sorting, the best first: one that knows something, then the newer. Equals stay in their order. */
export const byWorth = (one: Catalogue, other: Catalogue): number =>
	Number(isBare(one)) - Number(isBare(other)) || other.changes - one.changes;

type Turn = readonly [before: Catalogue, after: Catalogue];

/** What was erased: it goes from what was set aside, too. */
export const isErased = (...[before, after]: Turn): boolean =>
	isAnyGone(before, after) || differ(before.settings.wifi, after.settings.wifi);

/**
 * An older copy with the former state would bring back what was erased or revoked, forget a choice, or take a journal that was made
 * anew for a damaged one. Everything else in it is only behind, and is found again in the journals.
 */
export const mustAllFollow = (before: Catalogue, after: Catalogue): boolean =>
	isAnyGone(before, after) ||
	differ(before.settings, after.settings) ||
	differ(before.keys, after.keys) ||
	before.meetings.some((row) => isAnotherJournal(row, after));

function isAnotherJournal({ id, known, accepted, erased }: MeetingRow, after: Catalogue): boolean {
	const row = after.meetings.find((each) => each.id === id);
	if (!row) return true;
	return (known && !row.known) || differ(accepted, row.accepted) || differ(erased, row.erased);
}

const isAnyGone = (...[before, after]: Turn): boolean =>
	before.meetings.some(({ id }) => !after.meetings.some((each) => each.id === id));

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
