// What the server and the process of its rehearsal tell each other.
import * as v from 'valibot';
import { languages } from '#i18n/catalogue.ts';
import { wifiFaults, type Wifi } from '#meeting/wifi.ts';
import type { Hall } from '../hall/hall.ts';

const order = v.object({
	language: v.picklist(languages),
	/** It goes with the process. */
	folder: v.string(),
	host: v.string(),
	/** The first free one is taken. */
	ports: v.array(v.number()),
	/** As the real hall has them, so that real phones come in, too. */
	hall: v.object({
		address: v.nullable(v.string()),
		wifi: v.nullable(v.object({ ssid: v.string(), password: v.string() }))
	})
});
export type Order = v.InferOutput<typeof order>;

export const readOrder = (message: unknown): Order => v.parse(order, message);

/** A Wi-Fi that a former version kept may not be good any more: then the rehearsal has none. */
export const hallOfRehearsal = (hall: Pick<Hall, 'address'>, wifi: Wifi | null): Order['hall'] => ({
	address: hall.address()?.replace(/:\d+$/, '') ?? null,
	wifi: wifi && wifiFaults(wifi).length === 0 ? wifi : null
});

const place = v.object({ port: v.number(), link: v.string() });
/** Where the rehearsal is, and the secret of a link that opens it. */
export type Place = v.InferOutput<typeof place>;

/** Null if it says something else. */
export function placeIn(message: unknown): Place | null {
	const read = v.safeParse(place, message);
	return read.success ? read.output : null;
}
