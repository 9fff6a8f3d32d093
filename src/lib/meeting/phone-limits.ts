// The limits of what is typed on phones. They stand apart from the others: a phone would fetch all of them.

export const longestIdea = 140;
export const longestFirstName = 40;
/** Digits of the code that opens the way in. */
export const doorDigits = 6;
/** Signs of a slip's code, as it is printed. */
export const slipSigns = 8;
