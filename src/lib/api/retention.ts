// How long something of a meeting may be kept after its closing, in days. Asked at the door, and of the catalogue that keeps it.
import * as v from 'valibot';

const days = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const retentionSchema = v.object({
	/** First names. */
	names: days(1, 365),
	/** What ties an act to a phone: the hashes of devices and links. */
	devices: days(1, 365),
	/** All of it but its minutes; null = for as long as nobody removes it. */
	meeting: v.nullable(days(30, 36_500))
});
export type Retention = v.InferOutput<typeof retentionSchema>;
export const usualRetention: Retention = { names: 30, devices: 30, meeting: null };
