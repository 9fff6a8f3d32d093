// All rooms of this server: opened when first asked for, then kept. One that falls is forgotten, and opened anew
// by whoever comes back; one whose journal is damaged is refused by name, and only that one.
import type { Event } from '#meeting/event.ts';
import type { Audience } from '#meeting/view-types.ts';
import { Broadcast, type ViewMessage } from './broadcast.ts';
import type { Clock } from './clock.ts';
import { MeetingDamaged, openRoom, type Damage } from './folding.ts';
import type { Hall } from './hall.ts';
import { rowOf } from './index-row.ts';
import { faultOf, type Log } from './log.ts';
import { makeMeeting } from './making.ts';
import type { Room } from './room.ts';
import type { MeetingRow, TableRow } from './store/catalogue-data.ts';
import type { Store } from './store/store.ts';

/** A room and whoever looks at it. */
export interface Hosted {
	readonly room: Room;
	readonly broadcast: Broadcast;
	readonly key: string;
}

/** The sockets, as the rooms see them. */
export interface Outward {
	readonly toAudience: (room: Room, audience: Audience, message: ViewMessage) => void;
	readonly toDevice: (room: Room, device: string, message: ViewMessage) => void;
	readonly revoked: (room: Room, link: string) => void;
	/** Whoever came in by this key, wherever they are. */
	readonly keyRevoked: (key: string) => void;
	/** Let everybody go; they will come back. */
	readonly fallen: (room: Room) => void;
}

export interface RoomsGround {
	readonly store: Store;
	readonly clock: Clock;
	readonly log: Log;
	readonly hall: Hall;
	readonly outward: Outward;
}

export class Rooms {
	readonly #ground: RoomsGround;
	readonly #hosted = new Map<string, Promise<Hosted>>();
	readonly #damaged = new Map<string, Damage>();
	/** Meetings that nobody may enter now, and until when. */
	readonly #apart = new Map<string, Promise<unknown>>();

	constructor(ground: RoomsGround) {
		this.#ground = ground;
	}

	/** The row of a meeting, by its key or its id. */
	row(keyOrId: string): MeetingRow | undefined {
		return this.#ground.store.catalogue.data.meetings.find(
			({ key, id }) => key === keyOrId || id === keyOrId
		);
	}

	/** Known to be damaged, since somebody tried to open it. */
	damage(meeting: string): Damage | undefined {
		return this.#damaged.get(meeting);
	}

	/** Its journal is another one now: whoever opens it next reads it. */
	mended(meeting: string): void {
		this.#damaged.delete(meeting);
	}

	/** Rejects with MeetingDamaged where its journal is. */
	open(row: MeetingRow): Promise<Hosted> {
		const apart = this.#apart.get(row.id);
		if (apart) return apart.then(() => this.#again(row.id));
		const open = this.#hosted.get(row.id);
		if (open) return open;
		const damage = this.#damaged.get(row.id);
		if (damage) return Promise.reject(new MeetingDamaged(damage));
		const opening = this.#open(row);
		this.#hosted.set(row.id, opening);
		opening.catch((error: unknown) => {
			this.#hosted.delete(row.id);
			if (error instanceof MeetingDamaged) this.#damaged.set(row.id, error.damage);
			this.#ground.log.error({ meeting: row.id, ...faultOf(error) }, 'not-opened');
		});
		return opening;
	}

	/** The room, where it is open already. */
	peek(meeting: string): Promise<Hosted> | undefined {
		return this.#hosted.get(meeting);
	}

	/** A new meeting of this table, in the index once its first lines and what `fill` adds are on disk; else nothing of it stays. */
	async create(table: TableRow, title: string, fill: (room: Room) => Promise<void>): Promise<Hosted> {
		const { room, key } = await makeMeeting(this.#ground, table, title, fill);
		const hosted = this.#host(room, key);
		this.#hosted.set(room.id, Promise.resolve(hosted));
		return hosted;
	}

	/** Lets everybody out and nobody in while `work` goes on with the meeting's files; it is opened anew after, where it is still there. */
	async apart<T>(meeting: string, work: () => Promise<T>): Promise<T> {
		const before = this.#apart.get(meeting);
		const doing = (async () => {
			await before;
			await this.#empty(meeting);
			return work();
		})();
		const done = doing.then(
			() => undefined,
			() => undefined
		);
		this.#apart.set(meeting, done);
		try {
			return await doing;
		} finally {
			if (this.#apart.get(meeting) === done) this.#apart.delete(meeting);
		}
	}

	/** Who came in by a key that is good no more. */
	letGo(key: string): void {
		this.#ground.outward.keyRevoked(key);
	}

	/** Something that every hall shows has changed: the address, the Wi-Fi. */
	async changed(): Promise<void> {
		for (const opening of this.#hosted.values()) {
			const hosted = await opening.catch(() => null); // whoever opens it is told why it does not
			hosted?.broadcast.changed();
		}
	}

	async close(): Promise<void> {
		for (const hosted of [...this.#hosted.values()]) {
			const { room, broadcast } = await hosted;
			await room.close();
			broadcast.close();
		}
	}

	async #empty(meeting: string): Promise<void> {
		const hosted = await this.#hosted.get(meeting)?.catch(() => undefined);
		this.#hosted.delete(meeting);
		if (!hosted) return;
		await hosted.room.close();
		hosted.broadcast.close();
		this.#ground.outward.fallen(hosted.room);
	}

	#again(meeting: string): Promise<Hosted> {
		const row = this.row(meeting);
		return row ? this.open(row) : Promise.reject(new MeetingDamaged({ line: 0, reason: 'missing' }));
	}

	async #open(row: MeetingRow): Promise<Hosted> {
		const room = await openRoom({ ...this.#ground, id: row.id });
		const hosted = this.#host(room, row.key);
		await this.#index(hosted);
		return hosted;
	}

	#host(room: Room, key: string): Hosted {
		const { hall, outward } = this.#ground;
		const broadcast = new Broadcast(room, {
			hall: () => hall.view(key),
			addresses: () => hall.addresses(),
			minutes: `/minutes/${key}`,
			namesKeptDays: () => this.#ground.store.catalogue.data.settings.retention.names,
			toAudience: (audience, message) => outward.toAudience(room, audience, message),
			toDevice: (device, message) => outward.toDevice(room, device, message)
		});
		const hosted = { room, broadcast, key };
		room.watch = {
			saved: (events) => this.#saved(hosted, events),
			troubled: () => broadcast.changed(),
			fallen: () => this.#fallen(hosted)
		};
		return hosted;
	}

	#saved(hosted: Hosted, events: readonly Event[]): void {
		hosted.broadcast.saved(events);
		for (const event of events) {
			if (event.type === 'LinkRevoked') this.#ground.outward.revoked(hosted.room, event.link);
		}
		void this.#index(hosted);
	}

	#fallen({ room, broadcast }: Hosted): void {
		broadcast.close();
		this.#hosted.delete(room.id);
		this.#ground.outward.fallen(room);
	}

	/** What the index repeats of a meeting follows it; where that fails it is tried again with the next change. */
	async #index({ room, broadcast }: Hosted): Promise<void> {
		const { catalogue } = this.#ground.store;
		const isCurrent = rowOf(catalogue.data, room.meeting) === null;
		if (isCurrent) return;
		try {
			await catalogue.update((draft) => {
				const row = rowOf(draft, room.meeting);
				if (row) draft.meetings = draft.meetings.map((each) => (each.id === row.id ? row : each));
			});
			broadcast.changed();
		} catch (error) {
			this.#ground.log.error({ meeting: room.id, ...faultOf(error) }, 'index-not-saved');
		}
	}
}
