// The settings of the hall, and what the laptop is told of its network.
import * as v from 'valibot';
import { wifiSchema } from '#meeting/wifi.ts';
import type { Frozen, Shown } from './row.ts';

/** The Wi-Fi as it is kept. It was checked when it was typed, and is not checked again. */
const wifi = v.strictObject({ ssid: v.string(), password: v.string() });

export const editingSettings = v.object({
	address: v.optional(v.nullable(v.pipe(v.string(), v.ipv4()))),
	wifi: v.optional(v.nullable(wifiSchema)),
	probes: v.optional(v.boolean()),
	/** What the writer has read. If it is left out, the later change wins. */
	seen: v.optional(v.object({ wifi: v.nullable(v.object({ ssid: v.string(), password: v.string() })) }))
});
export type SettingsChange = Frozen<v.InferInput<typeof editingSettings>>;

/** A network card that phones may be behind. */
const card = v.strictObject({
	address: v.string(),
	/** The name that this machine gives the card. */
	name: v.string(),
	/** False for the card of a tunnel or of a virtual machine: phones can hardly reach it. */
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
	/** The address that phones are told, with its port. Null: no phone can come. */
	announced: v.nullable(v.string())
});
export type HallSettings = Shown<typeof settingsShown>;

/** What this computer needs so that phones come in. */
export const network = v.strictObject({
	system: v.picklist(['windows', 'linux', 'other']),
	/** Commands to copy, each with the program whose firewall it opens. */
	firewall: v.array(v.strictObject({ of: v.picklist(['windows', 'ufw', 'firewalld']), command: v.string() })),
	/** The command that gives port 80 to the next start. Null: no command is needed. */
	port: v.nullable(v.string()),
	/** A file for the hall's router. Null: no phone can come. */
	router: v.nullable(v.strictObject({ name: v.string(), text: v.string() }))
});
export type Network = Shown<typeof network>;
