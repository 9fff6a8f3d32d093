// What is printed where nobody says how much: for those who are here, else for an evening as most are.
import type { StaffView } from '#meeting/view-types.ts';
import { mostSheets } from '#api/sheet-limits.ts';

const usualPeople = 40;
const usualCards = 24;

export const peopleToExpect = ({ people }: StaffView): number =>
	Math.min(mostSheets, people.present > 0 ? people.present : usualPeople);

/** Up to the last one that is out. */
export const cardsToPrint = ({ persons }: StaffView): number =>
	Math.min(mostSheets, Math.max(usualCards, ...persons.map(({ number }) => number ?? 0)));

/** Those that paper ballots are for: a vote by code has slips of its own. */
export const votesOnPaper = ({ votes }: StaffView): StaffView['votes'] =>
	votes.filter(({ state, level, question }) => state !== 'closed' && level !== 'coded' && question !== '');

/** The number, if it is whole and within these limits. */
export const wholeIn = (typed: number | null, [least, most]: readonly [number, number]): number | null =>
	typed !== null && Number.isInteger(typed) && typed >= least && typed <= most ? typed : null;
