// All rooms of this server: opened when first asked for, then kept. One that falls is forgotten, and opened anew
// by whoever comes back; one whose journal is damaged is refused by name, and only that one.
import { inBackground } from './background.ts';
import { MeetingDamaged, openRoom, type Damage } from './folding.ts';
import { followInIndex, hostRoom, type Hosted, type RoomsGround } from './hosted.ts';
import { faultOf } from './log.ts';
import { makeMeeting } from './making.ts';
import type { Room } from './room.ts';
import type { MeetingRow, TableRow } from './store/catalogue-data.ts';

export class Rooms {
	readonly #ground: RoomsGround;
	readonly #hosted = new Map<string, Promise<Hosted>>();
	readonly #damaged = new Map<string, Damage>();
	/** Meetings that nobody may enter now, and until when. */
	readonly #apart = new Map<string, Promise<void>>();
	#isOver = false;

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
		if (this.#isOver) return Promise.reject(new RoomsOver());
		const apart = this.#apart.get(row.id);
		if (apart) return apart.then(() => this.#again(row.id));
		const open = this.#hosted.get(row.id);
		if (open) return open;
		const damage = this.#damaged.get(row.id);
		if (damage) return Promise.reject(new MeetingDamaged(damage));
		const opening = this.#open(row);
		this.#hosted.set(row.id, opening);
		opening.catch((error: unknown) => {
			if (this.#hosted.get(row.id) === opening) this.#hosted.delete(row.id);
			if (error instanceof MeetingDamaged) this.#damaged.set(row.id, error.damage);
			this.#ground.log.error({ meeting: row.id, ...faultOf(error) }, 'not-opened');
		});
		return opening;
	}

	/** A new meeting of this table, in the index once its first lines and what `fill` adds are on disk; else nothing of it stays. */
	create(table: TableRow, title: string, fill: (room: Room) => Promise<void>): Promise<Hosted> {
		return makeMeeting(this.#ground, table, title, fill, {
			take: (room, key) => {
				const hosted = this.#host(room, key);
				this.#hosted.set(room.id, Promise.resolve(hosted));
				return hosted;
			},
			leave: (meeting) => this.#hosted.delete(meeting)
		});
	}

	/**
	 * Lets everybody out and nobody in while `work` goes on with the meeting's files; it is opened anew after, where it is
	 * still there. Whatever was acknowledged is on disk before `work` begins: what it depends on is to be looked at in it.
	 */
	apart<T>(meeting: string, work: () => Promise<T>): Promise<T> {
		if (this.#isOver) return Promise.reject(new RoomsOver());
		const before = this.#apart.get(meeting);
		const doing = (async () => {
			await before;
			await this.#empty(meeting);
			return work();
		})();
		const over = () => {
			if (this.#apart.get(meeting) === done) this.#apart.delete(meeting);
		};
		const done: Promise<void> = doing.then(over, over);
		this.#apart.set(meeting, done);
		return doing;
	}

	/** Who came in by a key that is good no more. */
	letGo(key: string): void {
		this.#ground.outward.keyRevoked(key);
	}

	/** Something that every hall shows has changed: the address, the Wi-Fi. One that cannot show it falls by itself. */
	changed(): void {
		for (const opening of this.#hosted.values())
			opening.then(
				({ broadcast }) => broadcast.changed(),
				() => undefined // whoever opens it is told why it does not
			);
	}

	/** Takes nothing more. One that cannot be closed keeps no other open. */
	async close(): Promise<void> {
		this.#isOver = true;
		const closing = [...this.#hosted.values()].map(async (opening) => close(await opening));
		for (const closed of await Promise.allSettled([...closing, ...this.#apart.values()]))
			if (closed.status === 'rejected') this.#ground.log.error(faultOf(closed.reason), 'not-closed');
	}

	async #empty(meeting: string): Promise<void> {
		const hosted = await this.#hosted.get(meeting)?.catch(() => undefined);
		this.#hosted.delete(meeting);
		if (!hosted) return;
		await close(hosted);
		this.#ground.outward.fallen(hosted.room);
	}

	#again(meeting: string): Promise<Hosted> {
		const row = this.row(meeting);
		return row ? this.open(row) : Promise.reject(new MeetingDamaged({ line: 0, reason: 'missing' }));
	}

	async #open(row: MeetingRow): Promise<Hosted> {
		const room = await openRoom({ ...this.#ground, id: row.id });
		const hosted = this.#host(room, row.key);
		await followInIndex(this.#ground, hosted);
		return hosted;
	}

	#host(room: Room, key: string): Hosted {
		return hostRoom(this.#ground, room, key, (hosted) => this.#fallen(hosted));
	}

	/** What it had begun on the disk ends before somebody opens it anew. */
	#fallen({ room, broadcast }: Hosted): void {
		broadcast.close();
		this.#hosted.delete(room.id);
		this.#ground.outward.fallen(room);
		if (this.#isOver) return;
		inBackground(
			this.apart(room.id, () => room.close()),
			(error) => this.#ground.log.error({ meeting: room.id, ...faultOf(error) }, 'not-closed')
		);
	}
}

/** The server stops. */
export class RoomsOver extends Error {}

async function close({ room, broadcast }: Hosted): Promise<void> {
	await room.close();
	broadcast.close();
}
