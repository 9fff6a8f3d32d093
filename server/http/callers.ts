// Checks who asks by http, and finds the table or meeting that the path names. If it is not theirs, they are told that it does not
// exist. The token comes in the Authorization header, never in a cookie.
import type { Request } from 'express';
import * as v from 'valibot';
import { entryOf } from '#stream/keyed.ts';
import { onShelf } from '#stream/shelf.ts';
import { token } from '#stream/token.ts';
import type { AllowedCaller } from '#api/row.ts';
import { admit, keyRowOf, opens, type Scope } from '../entry/access.ts';
import { hashOf } from '../entry/identity.ts';
import type { KeyedMeeting } from '../meeting/rooms.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import type { MeetingRow, TableRow } from '../store/catalogue-data.ts';
import type { CatalogueFile } from '../store/store.ts';
import type { Holder } from '../documents/tickets.ts';
import { accepted, RefusedError } from './refused.ts';

interface OfTable {
	/** Each call asks anew: the key may have been revoked meanwhile. */
	readonly table: () => TableRow;
}
interface OfMeeting {
	/** Each call asks anew: the key may have been revoked meanwhile. */
	readonly meeting: () => MeetingRow;
}

/** What a handler gets, by who may ask. */
export interface Admitted {
	readonly anybody: object;
	readonly holder: { readonly token: string };
	readonly key: { readonly scope: () => Scope };
	readonly 'key to :table': OfTable;
	readonly 'key to :meeting': OfMeeting;
	/** Each call of `scope` asks anew, and refuses if the laptop's key was given back meanwhile. */
	readonly laptop: { readonly scope: () => Scope };
	readonly 'laptop to :table': OfTable;
	readonly 'laptop to :meeting': OfMeeting;
	readonly 'facilitator of :meeting': { readonly hosted: KeyedMeeting };
	readonly 'scribe of :meeting': { readonly hosted: KeyedMeeting };
	/** `key`: of the meeting. */
	readonly 'reader of :meeting': { readonly key: string; readonly holder: Holder };
}

/** The part of a request that tells who asks, and for what. */
type Call = Pick<Request, 'headers' | 'params'>;

export class Callers {
	readonly #catalogue: CatalogueFile;
	readonly #rooms: MeetingRooms;
	readonly #admits: { readonly [W in AllowedCaller]: (call: Call) => Admitted[W] | Promise<Admitted[W]> } = {
		anybody: () => ({}),
		holder: (call) => ({ token: tokenOf(call) }),
		key: (call) => ({ scope: asked(() => this.#scope(call)) }),
		'key to :table': (call) => ({ table: asked(() => this.#table(call, this.#scope(call))) }),
		'key to :meeting': (call) => ({ meeting: asked(() => this.#meeting(call, this.#scope(call))) }),
		laptop: (call) => ({ scope: asked(() => this.#laptop(call)) }),
		'laptop to :table': (call) => ({ table: asked(() => this.#table(call, this.#laptop(call))) }),
		'laptop to :meeting': (call) => ({ meeting: asked(() => this.#meeting(call, this.#laptop(call))) }),
		'facilitator of :meeting': async (call) => ({ hosted: await this.#admitted(call, 'facilitator') }),
		'scribe of :meeting': async (call) => ({ hosted: await this.#admitted(call, 'scribe') }),
		'reader of :meeting': (call) => this.#readable(call)
	};

	constructor(catalogue: CatalogueFile, rooms: MeetingRooms) {
		this.#catalogue = catalogue;
		this.#rooms = rooms;
	}

	/** Rejects with Refused if whoever asks may not. */
	async admit<W extends AllowedCaller>(who: W, call: Call): Promise<Admitted[W]> {
		return this.#admits[who](call);
	}

	#scope(call: Call): Scope {
		const key = keyRowOf(this.#catalogue.data, tokenOf(call));
		if (!key) throw new RefusedError('not-allowed');
		if (key.revoked) throw new RefusedError('link-revoked');
		return key.scope;
	}

	#laptop(call: Call): Scope {
		const scope = this.#scope(call);
		if (scope !== 'laptop') throw new RefusedError('not-allowed');
		return scope;
	}

	#table({ params }: Call, scope: Scope): TableRow {
		const table = this.#catalogue.data.tables.find(({ id }) => id === params['table']);
		if (!table || !opens(scope, table.id)) throw new RefusedError('unknown');
		return table;
	}

	#meeting(call: Call, scope: Scope): MeetingRow {
		const row = this.#row(call);
		if (!row || !opens(scope, row.table)) throw new RefusedError('unknown');
		return row;
	}

	/** A facilitator has a key of the meeting's table, or a link of this meeting. A scribe may also have a link of that role. */
	async #admitted(call: Call, role: 'facilitator' | 'scribe'): Promise<KeyedMeeting> {
		const held = tokenOf(call);
		const row = this.#row(call);
		if (!row) throw new RefusedError('not-allowed'); // the same answer as for somebody else's meeting
		const hosted = await this.#rooms.open(row);
		accepted(admit(this.#catalogue.data, hosted.room.state, held, role));
		return { ...hosted, key: row.key };
	}

	/** Whoever was there, by the token of their seat, also once they were marked as gone; and staff. */
	async #readable(call: Call): Promise<Admitted['reader of :meeting']> {
		const held = tokenOf(call);
		const row = this.#row(call);
		if (!row) throw new RefusedError('not-allowed'); // the same answer as for somebody else's meeting
		const found = await this.#rooms.look(row);
		if (!found) throw new RefusedError('damaged');
		const { about, people } = found.meeting;
		const device = hashOf(about.salt, held);
		const isSeated =
			onShelf(people.seats, device) !== undefined || entryOf(people.away, device) !== undefined;
		if (!isSeated) accepted(admit(this.#catalogue.data, found.meeting, held, 'scribe'));
		return { key: row.key, holder: isSeated ? 'seat' : 'staff' };
	}

	#row({ params }: Call): MeetingRow | undefined {
		return this.#rooms.rows.find(({ id }) => id === params['meeting']);
	}
}

/** Asks once now. Whoever gets it asks anew with each call. */
function asked<T>(ask: () => T): () => T {
	ask();
	return ask;
}

export function tokenOf({ headers }: Pick<Call, 'headers'>): string {
	const held = v.safeParse(token, /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]);
	if (!held.success) throw new RefusedError('not-allowed');
	return held.output;
}
