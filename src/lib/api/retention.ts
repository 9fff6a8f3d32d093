// How many days each part of a meeting may be kept after its closing. A request is checked by it, and so is the catalogue that keeps it.
import * as v from 'valibot';

const days = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const retentionSchema = v.object({
	/** First names. */
	names: days(1, 365),
	/** What ties an act to a phone: the hashes of devices and links. */
	devices: days(1, 365),
	/** Everything but its minutes. Null: until somebody removes it. */
	meeting: v.nullable(days(30, 36_500))
});
export type Retention = v.InferOutput<typeof retentionSchema>;
export const usualRetention: Retention = { names: 30, devices: 30, meeting: null };
