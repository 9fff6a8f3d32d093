// What the laptop asks by http about its tables. Its token travels in a header, never as a cookie.
import type { RefusalCode } from '#meeting/frame.ts';
import type { Phase } from '#meeting/phase.ts';
import type { Plan } from '#meeting/plan.ts';
import type { CardView } from '#meeting/view-types.ts';

export interface MeetingLine {
	readonly id: string;
	readonly title: string;
	readonly phase: Phase;
	readonly createdAt: number;
	readonly closedAt: number | null;
	/** The zone in which its times are told; null = not known. */
	readonly zone: string | null;
	readonly date: string;
	readonly key: string;
	/** Where its journal is damaged: it cannot be opened. */
	readonly damaged?: string;
	/** Where a part of it was lost, and a person went on with what was left: how many lines, of how many known. */
	readonly accepted?: { readonly at: number; readonly lines: number; readonly known: number | null };
}
/** What can be read of a damaged journal. */
export interface WhatIsLeft {
	readonly lines: number;
	readonly lastAt: number | null;
	/** How many lines were known to be on disk, and when; null where nothing was. */
	readonly known: number | null;
	readonly knownAt: number | null;
	readonly isOpenable: boolean;
}
export interface KeptMinutes {
	readonly key: string;
	readonly closedAt: number;
	readonly zone: string | null;
}
export interface TableLine {
	readonly id: string;
	readonly name: string;
	readonly association: string;
	readonly meetings: readonly MeetingLine[];
	/** Of meetings that were removed. */
	readonly minutes: readonly KeptMinutes[];
	/** The links of its facilitators, newest first. The laptop's only. */
	readonly keys?: readonly KeyLine[];
}
export interface KeyLine {
	readonly id: string;
	readonly madeAt: number;
	readonly used: boolean;
	readonly revoked: boolean;
}
export interface Wifi {
	readonly ssid: string;
	readonly password: string;
}
export interface HallSettings {
	/** The one chosen; null = the best. */
	readonly address: string | null;
	readonly wifi: Wifi | null;
	/** The network cards of this machine that phones may be behind, best first. */
	readonly cards: readonly CardView[];
	/** What phones are told; null where no phone can come. */
	readonly announced: string | null;
}
export interface Listing {
	readonly scope: 'laptop' | 'table';
	readonly tables: readonly TableLine[];
	/** The laptop's only. */
	readonly settings?: HallSettings;
	/** The laptop's only: what was found again at this start, where the catalogue was lost, damaged or old. */
	readonly recovered?: {
		readonly from: 'list' | 'copy' | 'older-copy' | 'journals';
		readonly meetings: number;
		readonly minutes: number;
		/** Listed, and refused by name. */
		readonly damaged: number;
		/** Not listed: the disk refuses to read them now, and the next start tries again. */
		readonly later: number;
		/** An older list named them, and nothing of them is there. */
		readonly missing: number;
	};
	/** The laptop's only. */
	readonly updated?: Updated;
	/** The laptop's only. */
	readonly doubt?: ClockDoubt;
	/** The laptop's only: the folder of the data is gone, or another's. Nothing is saved before the next start. */
	readonly isLost?: true;
	/** The laptop's only: a meeting cannot be saved for want of room. */
	readonly isFull?: true;
}
/** An update of this folder: the copy of before that is kept, or why it is no more. */
export interface Updated {
	readonly before: {
		readonly folder: string;
		/** Null: 0.1.3 or older. */
		readonly from: string | null;
		readonly to: string;
		readonly madeAt: number;
		readonly goesAt: number;
		readonly meetings: number;
		/** Open boxes that were made anew. */
		readonly boxes: number;
	} | null;
	readonly gone: { readonly at: number; readonly why: 'days' | 'erased' } | null;
}
/** What going back would take away: titles of meetings. */
export interface Since {
	readonly made: readonly string[];
	readonly changed: readonly string[];
	/** The folder in which it is set aside. */
	readonly aside: string;
}
/** The date of this computer cannot be believed. */
export interface ClockDoubt {
	readonly kind: 'behind' | 'ahead';
	readonly now: number;
	/** The newest date that was believed; null where none was. */
	readonly seenAt: number | null;
}
export type Kind = 'names' | 'devices' | 'meeting';
/** Days after the closing; null = for ever. */
export type Retention = {
	readonly names: number;
	readonly devices: number;
	readonly meeting: number | null;
};
/** What is kept, what goes and what went. Names nobody. */
export interface Keeping {
	readonly retention: Retention;
	readonly due: readonly {
		readonly meeting: string;
		readonly title: string;
		readonly what: Kind;
		readonly count: number;
	}[];
	readonly coming: readonly {
		readonly meeting: string;
		readonly title: string;
		readonly what: Kind;
		readonly goesAt: number;
		readonly zone: string | null;
	}[];
	/** `title` is null once the meeting has gone too. */
	readonly gone: readonly {
		readonly title: string | null;
		readonly what: Kind;
		readonly count: number;
		readonly at: number;
	}[];
}
export type Refused = { readonly refused: RefusalCode | 'no-network'; readonly why?: string };
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface NewMeeting {
	readonly title: string;
	readonly date?: string;
	readonly plan?: Plan;
}
/** `seen`: what whoever writes has read. */
export type HallChange = {
	readonly address?: string | null;
	readonly wifi?: Wifi | null;
	readonly seen?: { readonly wifi: Wifi | null };
};
type TableTexts = { readonly name?: string; readonly association?: string };
export type TableChange = TableTexts & { readonly seen?: TableTexts };

/** Never throws: a network that is not there is a refusal like any other. */
export async function ask<Answer>(
	token: string,
	method: Method,
	path: string,
	body?: object
): Promise<Answer | Refused> {
	try {
		const response = await fetch(`/api${path}`, {
			method,
			headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
			...(body && { body: JSON.stringify(body) })
		});
		return (await response.json()) as Answer | Refused;
	} catch {
		return { refused: 'no-network' };
	}
}
