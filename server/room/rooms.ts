// All rooms of this server: opened when first asked for, and closed once nobody was in them for a while. One that falls is
// forgotten, and opened anew by whoever comes back; one whose journal is damaged is refused by name, and only that one.
import type { Meeting } from '#meeting/meeting.ts';
import { inBackground } from '../process/background.ts';
import { MeetingDamaged, openRoom, type Damage } from './folding.ts';
import { hostRoom, type HostGround, type Hosted, type RoomsGround } from './hosted.ts';
import { faultOf } from '../process/log.ts';
import { makeMeeting } from '../keeping/making.ts';
import { MeetingIndex } from '../keeping/meeting-index.ts';
import { againMs, Readings, type Read } from './readings.ts';
import type { Room } from './room.ts';
import type { MeetingRow, TableRow } from '../store/catalogue-data.ts';
import { Unmarked } from '../keeping/unmarked.ts';

export class Rooms {
	readonly #ground: HostGround;
	readonly #hosted = new Map<string, Promise<Hosted>>();
	/** Those of the hosted that stand. */
	readonly #standing = new Set<Room>();
	readonly #damaged = new Map<string, Damage>();
	/** Those that could not be opened a moment ago, and until when the disk is left alone: each try reads a whole journal. */
	readonly #failed = new Map<string, { readonly until: number; readonly error: unknown }>();
	/** Meetings that nobody may enter now, and until when. */
	readonly #apart = new Map<string, Promise<void>>();
	/** When each was asked for last, or last seen with somebody in it. */
	readonly #usedAt = new Map<string, number>();
	readonly #readings: Readings;
	readonly #unmarked: Unmarked;
	#isOver = false;

	constructor(ground: RoomsGround) {
		this.#ground = { ...ground, index: new MeetingIndex(ground.store.catalogue, ground.log) };
		this.#unmarked = new Unmarked(ground.store, ground.log);
		this.#readings = new Readings(ground.store, (meeting) => this.#unmarked.add([meeting]));
	}

	/** In the background, for every meeting of which the index does not know how far its journal is on disk. */
	markUnknown(): void {
		this.#unmarked.addUnknown();
	}

	/** The row of a meeting, by its key or its id. */
	row(keyOrId: string): MeetingRow | undefined {
		return this.#ground.index.row(keyOrId);
	}

	/** Of every meeting, as its room has it. */
	get rows(): readonly MeetingRow[] {
		return this.#ground.index.rows;
	}

	/** Known to be damaged, since somebody tried to open it. */
	damage(meeting: string): Damage | undefined {
		return this.#damaged.get(meeting);
	}

	/** Some meeting cannot be saved for want of room. */
	get isFull(): boolean {
		return [...this.#standing].some((room) => room.isFull);
	}

	/** Its journal is another one now: whoever opens it next reads it. */
	mended(meeting: string): void {
		this.#failed.delete(meeting);
		this.#damaged.delete(meeting);
	}

	/** Its journal came from another computer, and this is the meeting now. Nobody is in it. */
	arrived(meeting: Meeting): void {
		this.#ground.index.saved(meeting);
		this.mended(meeting.about.id);
		this.#readings.forget(meeting.about.id);
	}

	/** Rejects with MeetingDamaged where its journal is. */
	open(row: MeetingRow): Promise<Hosted> {
		if (this.#isOver) return Promise.reject(new RoomsOver());
		const apart = this.#apart.get(row.id);
		if (apart) return apart.then(() => this.#again(row.id));
		this.#usedAt.set(row.id, this.#ground.clock());
		const open = this.#hosted.get(row.id);
		if (open) return open;
		const damage = this.#damaged.get(row.id);
		if (damage) return Promise.reject(new MeetingDamaged(damage));
		const failed = this.#failed.get(row.id);
		if (failed && this.#ground.clock() < failed.until) return Promise.reject(failed.error);
		this.#failed.delete(row.id);
		this.#readings.forget(row.id);
		const opening = this.#open(row);
		this.#hosted.set(row.id, opening);
		opening.catch((error: unknown) => {
			if (this.#hosted.get(row.id) === opening) this.#hosted.delete(row.id);
			if (error instanceof MeetingDamaged) this.#damaged.set(row.id, error.damage);
			else this.#failed.set(row.id, { until: this.#ground.clock() + againMs, error });
			this.#ground.log.error({ meeting: row.id, ...faultOf(error) }, 'not-opened');
		});
		return opening;
	}

	isOpen(meeting: string): boolean {
		return this.#hosted.has(meeting);
	}

	/** The meeting as it stands, for whoever only reads: of one that is closed no room is opened. Null where it is damaged. */
	async look(row: MeetingRow): Promise<Read | null> {
		await this.#apart.get(row.id);
		if (!this.isOpen(row.id) && row.phase === 'closed') {
			const read = await this.#readings.of(row.id);
			// The index may be behind its meeting: then its room puts it right.
			if (read?.meeting.about.phase === 'closed' && !this.isOpen(row.id)) return read;
		}
		try {
			return (await this.open(row)).room;
		} catch (error) {
			if (error instanceof MeetingDamaged) return null;
			throw error;
		}
	}

	/** Closes those in which nobody was for a while and that have nothing to do. To be called now and then. */
	async sweep(): Promise<void> {
		await this.#ground.index.write();
		for (const [meeting, opening] of [...this.#hosted]) {
			const hosted = await opening.catch(() => null);
			if (!hosted) continue;
			if (this.#hosted.get(meeting) === opening && this.#isAtRest(meeting, hosted))
				await this.apart(meeting, () => this.#ground.store.rest(meeting));
		}
	}

	#isAtRest(meeting: string, { room, broadcast }: Hosted): boolean {
		const now = this.#ground.clock();
		const isUsed = !broadcast.presence.isEmpty || !room.isIdle;
		if (isUsed) this.#usedAt.set(meeting, now);
		return !isUsed && now - (this.#usedAt.get(meeting) ?? now) >= this.#ground.idleMs;
	}

	/** A new meeting of this table, in the index once its first lines and what `fill` adds are on disk; else nothing of it stays. */
	create(table: TableRow, title: string, fill: (room: Room) => Promise<void>): Promise<Hosted> {
		return makeMeeting(this.#ground, table, title, fill, {
			take: (room, key) => {
				const hosted = this.#host(room, key);
				this.#hosted.set(room.id, Promise.resolve(hosted));
				this.#usedAt.set(room.id, this.#ground.clock());
				return hosted;
			},
			leave: (meeting) => this.#empty(meeting)
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
			this.#readings.forget(meeting);
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
		await this.#unmarked.end();
		const closing = [...this.#hosted.values()].map(async (opening) => close(await opening));
		for (const closed of await Promise.allSettled([...closing, ...this.#apart.values()]))
			if (closed.status === 'rejected') this.#ground.log.error(faultOf(closed.reason), 'not-closed');
	}

	async #empty(meeting: string): Promise<void> {
		const hosted = await this.#hosted.get(meeting)?.catch(() => undefined);
		this.#hosted.delete(meeting);
		this.#usedAt.delete(meeting);
		if (!hosted) return;
		this.#standing.delete(hosted.room);
		await close(hosted);
		this.#ground.outward.fallen(hosted.room);
	}

	#again(meeting: string): Promise<Hosted> {
		const row = this.row(meeting);
		return row ? this.open(row) : Promise.reject(new MeetingDamaged({ line: 0, reason: 'missing' }));
	}

	async #open(row: MeetingRow): Promise<Hosted> {
		const room = await openRoom({ ...this.#ground, id: row.id });
		this.#ground.index.saved(room.meeting);
		await this.#ground.index.write();
		return this.#host(room, row.key);
	}

	#host(room: Room, key: string): Hosted {
		this.#standing.add(room);
		return hostRoom(this.#ground, room, key, (hosted) => this.#fallen(hosted));
	}

	/** What it had begun on the disk ends before somebody opens it anew. */
	#fallen({ room, broadcast }: Hosted): void {
		broadcast.close();
		this.#standing.delete(room);
		const isHosted = this.#hosted.delete(room.id);
		this.#ground.outward.fallen(room);
		if (this.#isOver || !isHosted) return; // whoever emptied it waits for its end
		inBackground(
			this.apart(room.id, () => room.close()),
			(error) => this.#ground.log.error({ meeting: room.id, ...faultOf(error) }, 'not-closed')
		);
	}
}

/** The server stops. */
class RoomsOver extends Error {}

async function close({ room, broadcast }: Hosted): Promise<void> {
	await room.close();
	broadcast.close();
}
