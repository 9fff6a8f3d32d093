// What the server and the process of its rehearsal tell each other.
import * as v from 'valibot';
import { languages } from '#i18n/catalogue.ts';

const order = v.object({
	language: v.picklist(languages),
	/** It goes with the process. */
	folder: v.string(),
	host: v.string(),
	/** The first free one is taken. */
	ports: v.array(v.number())
});
export type Order = v.InferOutput<typeof order>;

export const readOrder = (text: string): Order => v.parse(order, JSON.parse(text));

const place = v.object({ port: v.number(), link: v.string() });
/** Where the rehearsal is, and the secret of a link that opens it. */
export type Place = v.InferOutput<typeof place>;

/** Null if it says something else. */
export function placeIn(message: unknown): Place | null {
	const read = v.safeParse(place, message);
	return read.success ? read.output : null;
}
