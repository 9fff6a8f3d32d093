// All rooms of one kind. A room is opened when it is first asked for, and closed once nobody was in it for a while. A room that falls is
// opened anew by whoever comes back. A stream with a damaged journal is refused by name, and no other stream is.
import type { Stream } from '#stream/rules.ts';
import { inBackground } from '../process/background.ts';
import { Emptied } from './emptied.ts';
import { openRoom, StreamDamaged, type Damage } from './folding.ts';
import { closeHosted, hostRoom, isUsed, type Hosted, type RoomsGround } from './hosted.ts';
import { calledIn } from './kind.ts';
import { faultOf } from '../process/log.ts';
import { Readings, type Read } from './readings.ts';
import { RefusedOpenings } from './refused-openings.ts';
import { Rest } from './rest.ts';
import type { Room } from './room.ts';

export class Rooms<S extends Stream> {
	readonly #ground: RoomsGround<S>;
	readonly #hosted = new Map<string, Promise<Hosted<S>>>();
	/** The rooms that are open and have not fallen. */
	readonly #openRooms = new Set<Room<S>>();
	readonly #refused: RefusedOpenings;
	readonly #emptied = new Emptied();
	readonly #rest: Rest;
	readonly #readings: Readings<S>;
	#isOver = false;

	constructor(ground: RoomsGround<S>) {
		this.#ground = ground;
		this.#refused = new RefusedOpenings(ground.clock);
		this.#rest = new Rest(ground.clock, ground.idleMs);
		this.#readings = new Readings(ground);
	}

	/** The damage, if somebody tried to open the stream and its journal is damaged. */
	damage(stream: string): Damage | undefined {
		return this.#refused.damage(stream);
	}

	/** Some stream cannot be saved because the disk is full. */
	get isFull(): boolean {
		return [...this.#openRooms].some((room) => room.isFull);
	}

	/** Its journal is another one now. Whoever opens it next reads it anew. */
	mended(stream: string): void {
		this.#refused.mended(stream);
		this.#readings.forget(stream);
	}

	/** Rejects with StreamDamaged if its journal is damaged. */
	open({ id }: { readonly id: string }): Promise<Hosted<S>> {
		if (this.#isOver) return Promise.reject(new RoomsOver());
		const emptied = this.#emptied.of(id);
		if (emptied) return emptied.then(() => this.#again(id));
		this.#rest.used(id);
		const open = this.#hosted.get(id);
		if (open) return open;
		const refused = this.#refused.reason(id);
		if (refused) return Promise.reject(refused.error);
		this.#readings.forget(id);
		const opening = this.#open(id);
		this.#hosted.set(id, opening);
		opening.catch((error: unknown) => {
			if (this.#hosted.get(id) === opening) this.#hosted.delete(id);
			this.#refused.add(id, error);
			this.#ground.log.error({ ...calledIn({ ...this.#ground, id }), ...faultOf(error) }, 'not-opened');
		});
		return opening;
	}

	isOpen(stream: string): boolean {
		return this.#hosted.has(stream);
	}

	/** Resolves once nobody works on its files. */
	async whenFree(stream: string): Promise<void> {
		await this.#emptied.of(stream);
	}

	/** Reads its journal without opening a room. Null if the journal is damaged. */
	read(stream: string): Promise<Read<S> | null> {
		return this.#readings.of(stream);
	}

	/** Takes the room of a new stream, which nobody could ask for before. */
	take(room: Room<S>): Hosted<S> {
		const hosted = this.#host(room);
		this.#hosted.set(room.id, Promise.resolve(hosted));
		return hosted;
	}

	/** Closes the rooms that may rest. To be called now and then. */
	async sweep(): Promise<void> {
		for (const [stream, opening] of [...this.#hosted]) {
			const hosted = await opening.catch(() => null);
			if (!hosted) continue;
			if (this.#hosted.get(stream) === opening && this.#rest.isDue(stream, isUsed(hosted)))
				await this.whileEmpty(stream, () => this.#ground.streams.rest(stream));
		}
	}

	/**
	 * Lets everybody out, and nobody in while `work` changes the stream's files. After it the stream is opened anew, if it is still there.
	 * Everything acknowledged is on disk before `work` begins, so `work` itself must look at what it depends on.
	 */
	whileEmpty<T>(stream: string, work: () => Promise<T>): Promise<T> {
		if (this.#isOver) return Promise.reject(new RoomsOver());
		return this.#emptied.during(stream, async () => {
			await this.empty(stream);
			this.#readings.forget(stream);
			return work();
		});
	}

	/** Something that every room shows has changed, and is in no journal. A room that cannot show it falls by itself. */
	changed(): void {
		for (const opening of this.#hosted.values())
			opening.then(
				({ broadcast }) => broadcast.changed(),
				() => undefined // whoever opens it is told why it does not
			);
	}

	/** Takes nothing more. A room that cannot be closed keeps no other room open. */
	async close(): Promise<void> {
		this.#isOver = true;
		const closing = [...this.#hosted.values()].map(async (opening) => closeHosted(await opening));
		for (const closed of await Promise.allSettled([...closing, ...this.#emptied.all]))
			if (closed.status === 'rejected') this.#ground.log.error(faultOf(closed.reason), 'not-closed');
	}

	/** Closes its room, and lets everybody out. */
	async empty(stream: string): Promise<void> {
		const hosted = await this.#hosted.get(stream)?.catch(() => undefined);
		this.#hosted.delete(stream);
		this.#rest.closed(stream);
		if (!hosted) return;
		this.#openRooms.delete(hosted.room);
		await closeHosted(hosted);
		this.#ground.outward.linesOf(hosted.room).closeAll();
	}

	#again(id: string): Promise<Hosted<S>> {
		if (this.#ground.isThere(id)) return this.open({ id });
		return Promise.reject(new StreamDamaged({ line: 0, reason: 'missing' }));
	}

	async #open(id: string): Promise<Hosted<S>> {
		const room = await openRoom({ ...this.#ground, id });
		try {
			await this.#ground.opened(room);
		} catch (error) {
			await room.close(); // else it would go on beside the next one
			throw error;
		}
		return this.#host(room);
	}

	#host(room: Room<S>): Hosted<S> {
		this.#openRooms.add(room);
		// A slow opening is no rest: whoever asked for the room is not in yet.
		this.#rest.used(room.id);
		return hostRoom(this.#ground, room, (hosted) => this.#fallen(hosted));
	}

	/** Work that the fallen room had begun on the disk ends before somebody opens it anew. */
	#fallen({ room, broadcast }: Hosted<S>): void {
		broadcast.close();
		this.#openRooms.delete(room);
		const isHosted = this.#hosted.delete(room.id);
		this.#ground.outward.linesOf(room).closeAll();
		if (this.#isOver || !isHosted) return; // whoever emptied it waits for its end
		inBackground(
			this.whileEmpty(room.id, () => room.close()),
			(error) =>
				this.#ground.log.error(
					{ ...calledIn({ ...this.#ground, id: room.id }), ...faultOf(error) },
					'not-closed'
				)
		);
	}
}

/** The server stops. */
class RoomsOver extends Error {}
