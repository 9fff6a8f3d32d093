// Checks who asks by http, and finds the table or meeting that the path names. If it is not theirs, they are told that it does not
// exist. The token comes in the Authorization header, never in a cookie.
import type { Request } from 'express';
import * as v from 'valibot';
import { token } from '#stream/token.ts';
import type { Who } from '#api/row.ts';
import { admit, keyOf, opens, type Scope } from '../entry/access.ts';
import type { KeyedMeeting } from '../meeting/rooms.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import type { MeetingRow, TableRow } from '../store/catalogue-data.ts';
import type { CatalogueFile } from '../store/store.ts';
import { accepted, Refused } from './refused.ts';

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
}

/** The part of a request that tells who asks, and for what. */
type Asking = Pick<Request, 'headers' | 'params'>;

export class Callers {
	readonly #catalogue: CatalogueFile;
	readonly #rooms: MeetingRooms;
	readonly #admits: { readonly [W in Who]: (asking: Asking) => Admitted[W] | Promise<Admitted[W]> } = {
		anybody: () => ({}),
		holder: (asking) => ({ token: tokenOf(asking) }),
		key: (asking) => ({ scope: asked(() => this.#scope(asking)) }),
		'key to :table': (asking) => ({ table: asked(() => this.#table(asking, this.#scope(asking))) }),
		'key to :meeting': (asking) => ({ meeting: asked(() => this.#meeting(asking, this.#scope(asking))) }),
		laptop: (asking) => ({ scope: asked(() => this.#laptop(asking)) }),
		'laptop to :table': (asking) => ({ table: asked(() => this.#table(asking, this.#laptop(asking))) }),
		'laptop to :meeting': (asking) => ({ meeting: asked(() => this.#meeting(asking, this.#laptop(asking))) }),
		'facilitator of :meeting': async (asking) => ({ hosted: await this.#facilitated(asking) })
	};

	constructor(catalogue: CatalogueFile, rooms: MeetingRooms) {
		this.#catalogue = catalogue;
		this.#rooms = rooms;
	}

	/** Rejects with Refused if whoever asks may not. */
	async admit<W extends Who>(who: W, asking: Asking): Promise<Admitted[W]> {
		return this.#admits[who](asking);
	}

	#scope(asking: Asking): Scope {
		const key = keyOf(this.#catalogue.data, tokenOf(asking));
		if (!key) throw new Refused('not-allowed');
		if (key.revoked) throw new Refused('link-revoked');
		return key.scope;
	}

	#laptop(asking: Asking): Scope {
		const scope = this.#scope(asking);
		if (scope !== 'laptop') throw new Refused('not-allowed');
		return scope;
	}

	#table({ params }: Asking, scope: Scope): TableRow {
		const table = this.#catalogue.data.tables.find(({ id }) => id === params['table']);
		if (!table || !opens(scope, table.id)) throw new Refused('unknown');
		return table;
	}

	#meeting(asking: Asking, scope: Scope): MeetingRow {
		const row = this.#row(asking);
		if (!row || !opens(scope, row.table)) throw new Refused('unknown');
		return row;
	}

	/** A facilitator has a key of the meeting's table, or a link of this meeting. */
	async #facilitated(asking: Asking): Promise<KeyedMeeting> {
		const held = tokenOf(asking);
		const row = this.#row(asking);
		if (!row) throw new Refused('not-allowed'); // the same answer as for somebody else's meeting
		const hosted = await this.#rooms.open(row);
		accepted(admit(this.#catalogue.data, hosted.room.state, held, 'facilitator'));
		return { ...hosted, key: row.key };
	}

	#row({ params }: Asking): MeetingRow | undefined {
		return this.#rooms.rows.find(({ id }) => id === params['meeting']);
	}
}

/** Calls it once now. Each later call asks anew. */
function asked<T>(ask: () => T): () => T {
	ask();
	return ask;
}

function tokenOf({ headers }: Asking): string {
	const held = v.safeParse(token, /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]);
	if (!held.success) throw new Refused('not-allowed');
	return held.output;
}
