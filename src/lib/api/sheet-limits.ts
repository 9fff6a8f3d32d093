// The numbers of the sheets that are printed before a meeting. A plain list, so that a page can load it.

/** Cards, ballots, slips or lines of one print. */
export const mostSheets = 300;
/** For how many months attendance slips may be kept. */
export const keptMonths = [1, 3, 12, 36] as const;
export type KeptMonths = (typeof keptMonths)[number];
