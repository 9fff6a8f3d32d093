// The limits that phones need. They stand in a file of their own, so that a phone does not fetch all the others.

export const longestIdea = 140;
export const longestFirstName = 40;
/** Digits of the code that opens the way in. */
export const doorDigits = 6;
/** Characters of a slip's code, as it is printed. */
export const slipLength = 8;
/** Letters of the code on the slip of a sentence: the meeting's key and the slip's own code. */
export const sentenceCodeLength = 16;
/** Options of a vote: the fewest, and the most. */
export const optionCount: readonly [least: number, most: number] = [2, 12];
/** The words of an entry of the record, which their speaker may correct. */
export const longestSentence = 1000;
/** Of a proposed correction of the minutes. */
export const longestProposal = 1000;
