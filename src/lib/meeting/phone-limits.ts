// The limits that phones need. They stand apart from the others: a phone would fetch all of them.

export const longestIdea = 140;
export const longestFirstName = 40;
/** Digits of the code that opens the way in. */
export const doorDigits = 6;
/** Signs of a slip's code, as it is printed. */
export const slipSigns = 8;
/** Options of a vote: the fewest, and the most. */
export const optionCount: readonly [least: number, most: number] = [2, 12];
