// What the laptop asks by http: links that carry a role, where a name stands, and the settings of this machine. With the token that a link was
// exchanged for, in a header, never as a cookie.
import type { RefusalCode } from '#meeting/frame.ts';
import type { Mention } from '#meeting/mentions.ts';

interface Wifi {
	readonly ssid: string;
	readonly password: string;
}
export type Refused = { readonly refused: RefusalCode | 'no-network' };
export interface MadeLink {
	readonly url: string;
	readonly qr: { readonly path: string; readonly size: number };
}
export interface Settings {
	readonly address?: string;
	readonly wifi?: Wifi | null;
	/** Phones are told that there is internet. */
	readonly probes?: boolean;
	/** What whoever writes has read. */
	readonly seen?: { readonly wifi: Wifi | null };
}
export type LinkRole = 'facilitator' | 'scribe' | 'screen';

async function ask<Answer>(
	method: string,
	path: string,
	token: string,
	body?: object
): Promise<Answer | Refused> {
	try {
		const response = await fetch(path, {
			method,
			headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
			...(body && { body: JSON.stringify(body) })
		});
		return (await response.json()) as Answer | Refused;
	} catch {
		return { refused: 'no-network' };
	}
}

/** The link's secret is shown this once. */
export const makeLink = (token: string, meeting: string, role: LinkRole): Promise<MadeLink | Refused> =>
	ask('POST', `/api/meetings/${meeting}/links`, token, { role });

export interface MadeSlip {
	readonly number: number;
	readonly code: string;
	readonly qr: { readonly path: string; readonly size: number };
}
/** The codes are shown this once. `count`: 1 to 500. */
export const makeSlips = (
	token: string,
	meeting: string,
	count: number
): Promise<{ readonly slips: readonly MadeSlip[] } | Refused> =>
	ask('POST', `/api/meetings/${meeting}/slips`, token, { count });

/** Where this first name stands in what people wrote. It travels in the body: an address would be kept. */
export const findMentions = (
	token: string,
	meeting: string,
	name: string
): Promise<{ readonly mentions: readonly Mention[] } | Refused> =>
	ask('POST', `/api/meetings/${meeting}/mentions`, token, { name });

export const changeSettings = (token: string, settings: Settings): Promise<object | Refused> =>
	ask('PATCH', '/api/settings', token, settings);

/** What this computer needs so that phones come in. The laptop alone is told. */
export interface Network {
	readonly system: 'windows' | 'linux' | 'other';
	/** To be copied: what lets phones through each firewall that may be here. */
	readonly firewall: readonly { readonly of: 'windows' | 'ufw' | 'firewalld'; readonly command: string }[];
	/** By which the next start gets port 80; null where it needs none. */
	readonly port: string | null;
	/** A file for the hall's router; null where no phone can come. */
	readonly router: { readonly name: string; readonly text: string } | null;
}

export const askNetwork = (token: string): Promise<Network | Refused> => ask('GET', '/api/network', token);

/** Gives the link or the key back. `meeting`: that of the link; null for a key. */
export const giveBack = (token: string, meeting: string | null): Promise<object | Refused> =>
	ask('DELETE', '/api/enter', token, meeting === null ? {} : { meeting });
