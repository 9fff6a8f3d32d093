// The hall's settings: which of this machine's addresses phones are told, the Wi-Fi whose QR is shown, and whether phones are told
// that there is internet.
import { Router } from 'express';
import * as v from 'valibot';
import type { CardView } from '#meeting/view-types.ts';
import { wifiSchema, type Wifi } from '#meeting/wifi.ts';
import { parse, Refused, route, type Asking } from '../http/api.ts';
import { asSeen } from '../http/as-seen.ts';
import type { Hall } from './hall.ts';
import type { Internet } from './internet.ts';
import type { Rooms } from '../room/rooms.ts';
import type { CatalogueFile } from '../store/store.ts';

const editing = v.object({
	address: v.optional(v.nullable(v.pipe(v.string(), v.ipv4()))),
	wifi: v.optional(v.nullable(wifiSchema)),
	probes: v.optional(v.boolean()),
	/** What whoever writes has read; left out, the later one wins. */
	seen: v.optional(v.object({ wifi: v.nullable(v.object({ ssid: v.string(), password: v.string() })) }))
});
export const bodies = { settings: editing };

export interface SettingsShown {
	/** The one chosen; null = the best. */
	readonly address: string | null;
	readonly wifi: Wifi | null;
	/** Phones are told that there is internet. */
	readonly probes: boolean;
	/** The network cards of this machine that phones may be behind, best first. */
	readonly cards: readonly CardView[];
	/** What phones are told, with its port; null where no phone can come. */
	readonly announced: string | null;
}

export function settingsShown(catalogue: CatalogueFile, hall: Hall): SettingsShown {
	const { address, wifi, probes } = catalogue.data.settings;
	return { address, wifi, probes, cards: hall.cards(), announced: hall.address() };
}

export interface SettingsGround {
	readonly catalogue: CatalogueFile;
	readonly hall: Hall;
	readonly internet: Internet;
	readonly rooms: Rooms;
	readonly asking: Asking;
}

export function settings({ catalogue, hall, internet, rooms, asking }: SettingsGround): Router {
	const router = Router();
	router.get(
		'/settings',
		route((request) => {
			asking.laptop(request);
			return settingsShown(catalogue, hall);
		})
	);
	router.patch(
		'/settings',
		route(async (request) => {
			asking.laptop(request);
			const { address, wifi, probes, seen } = parse(editing, request.body);
			if (address && !hall.cards().some((card) => card.address === address)) throw new Refused('bad-command');
			await catalogue.update((draft) => {
				asSeen(draft.settings.wifi, wifi, seen?.wifi);
				if (address !== undefined) draft.settings.address = address;
				if (wifi !== undefined) draft.settings.wifi = wifi;
				if (probes !== undefined) draft.settings.probes = probes;
			});
			if (probes !== undefined) await internet.follow();
			rooms.changed();
			return settingsShown(catalogue, hall);
		})
	);
	return router;
}
