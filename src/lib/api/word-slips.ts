// The printed slips of sentences: they are made by staff, and answer for one sentence each, without a seat and without a name.
import * as v from 'valibot';
import { entryLengths, slipCount } from '#meeting/limits.ts';
import { id, paragraph, whole } from '#stream/text.ts';
import { lettersOf } from '#stream/typed-code.ts';
import { qr } from './qr.ts';
import type { Shown } from './row.ts';

/** The meeting's key and the code of the slip, each of eight letters, as they stand on the paper in one. */
const slipCode = v.pipe(v.string(), v.maxLength(40), v.transform(lettersOf), v.regex(/^[A-Z2-7]{16}$/));

/** `entries`: the sentences, in the order in which their slips are printed. */
export const givingSlips = v.object({
	entries: v.pipe(v.array(id), v.minLength(1), v.maxLength(slipCount[1]))
});
const slip = v.strictObject({
	entry: v.string(),
	number: v.number(),
	code: v.string(),
	address: v.string(),
	qr
});
/** Their codes are shown only this once. */
export const givenSlips = v.strictObject({ slips: v.array(slip) });
export type GivenSlip = Shown<typeof slip>;

export const readingSlip = v.object({ code: slipCode });
export const answeringSlip = v.object({
	code: slipCode,
	version: whole(1, 100_000),
	answer: v.picklist(['yes', 'corrected', 'withdrawn', 'none']),
	words: v.optional(paragraph(entryLengths.words))
});
/** The sentence as it stands now. `words`: null once they were taken back. */
export const slipSentence = v.strictObject({
	title: v.string(),
	table: v.string(),
	words: v.nullable(v.string()),
	consent: v.picklist(['noted', 'yes', 'withdrawn']),
	version: v.number()
});
export type SlipSentence = Shown<typeof slipSentence>;
