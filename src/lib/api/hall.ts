// The settings of the hall, and what the laptop is told of its network.
import * as v from 'valibot';
import { wifiSchema } from '#meeting/wifi.ts';
import type { Frozen, Shown } from './row.ts';

/** As it is kept: what was taken once is not looked at again. */
const wifi = v.strictObject({ ssid: v.string(), password: v.string() });

export const editingSettings = v.object({
	address: v.optional(v.nullable(v.pipe(v.string(), v.ipv4()))),
	wifi: v.optional(v.nullable(wifiSchema)),
	probes: v.optional(v.boolean()),
	/** What whoever writes has read; left out, the later one wins. */
	seen: v.optional(v.object({ wifi: v.nullable(v.object({ ssid: v.string(), password: v.string() })) }))
});
export type SettingsChange = Frozen<v.InferInput<typeof editingSettings>>;

/** A network card that phones may be behind. */
const card = v.strictObject({
	address: v.string(),
	/** As this machine calls it. */
	name: v.string(),
	/** False for what a tunnel or a virtual machine made: phones will hardly reach it. */
	likely: v.boolean()
});

export const settingsShown = v.strictObject({
	/** The one chosen; null = the best. */
	address: v.nullable(v.string()),
	wifi: v.nullable(wifi),
	/** Phones are told that there is internet. */
	probes: v.boolean(),
	/** Best first. */
	cards: v.array(card),
	/** What phones are told, with its port; null where no phone can come. */
	announced: v.nullable(v.string())
});
export type HallSettings = Shown<typeof settingsShown>;

/** What this computer needs so that phones come in. */
export const network = v.strictObject({
	system: v.picklist(['windows', 'linux', 'other']),
	/** To be copied, each with the program whose firewall it opens; empty where there is none. */
	firewall: v.array(v.strictObject({ of: v.picklist(['windows', 'ufw', 'firewalld']), command: v.string() })),
	/** By which the next start gets port 80; null where it needs none. */
	port: v.nullable(v.string()),
	/** A file for the hall's router; null where no phone can come. */
	router: v.nullable(v.strictObject({ name: v.string(), text: v.string() }))
});
export type Network = Shown<typeof network>;
