// All rooms of one kind: opened when first asked for, and closed once nobody was in them for a while. One that falls is
// forgotten, and opened anew by whoever comes back; one whose journal is damaged is refused by name, and only that one.
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
	/** Those of the hosted that stand. */
	readonly #standing = new Set<Room<S>>();
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

	/** Known to be damaged, since somebody tried to open it. */
	damage(stream: string): Damage | undefined {
		return this.#refused.damage(stream);
	}

	/** Some stream cannot be saved for want of room. */
	get isFull(): boolean {
		return [...this.#standing].some((room) => room.isFull);
	}

	/** Its journal is another one now: whoever opens it next reads it. */
	mended(stream: string): void {
		this.#refused.mended(stream);
		this.#readings.forget(stream);
	}

	/** Rejects with StreamDamaged where its journal is. */
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

	/** Resolves once nobody is at work on its files. */
	async whenFree(stream: string): Promise<void> {
		await this.#emptied.of(stream);
	}

	/** As its journal tells it, without opening a room. Null where it is damaged. */
	read(stream: string): Promise<Read<S> | null> {
		return this.#readings.of(stream);
	}

	/** A new one, which nobody could ask for before. */
	take(room: Room<S>): Hosted<S> {
		const hosted = this.#host(room);
		this.#hosted.set(room.id, Promise.resolve(hosted));
		this.#rest.used(room.id);
		return hosted;
	}

	/** Closes those in which nobody was for a while and that have nothing to do. To be called now and then. */
	async sweep(): Promise<void> {
		for (const [stream, opening] of [...this.#hosted]) {
			const hosted = await opening.catch(() => null);
			if (!hosted) continue;
			if (this.#hosted.get(stream) === opening && this.#rest.isDue(stream, isUsed(hosted)))
				await this.whileEmpty(stream, () => this.#ground.streams.rest(stream));
		}
	}

	/**
	 * Lets everybody out and nobody in while `work` goes on with the stream's files; it is opened anew after, where it is
	 * still there. Whatever was acknowledged is on disk before `work` begins: what it depends on is to be looked at in it.
	 */
	whileEmpty<T>(stream: string, work: () => Promise<T>): Promise<T> {
		if (this.#isOver) return Promise.reject(new RoomsOver());
		return this.#emptied.during(stream, async () => {
			await this.empty(stream);
			this.#readings.forget(stream);
			return work();
		});
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
		const closing = [...this.#hosted.values()].map(async (opening) => closeHosted(await opening));
		for (const closed of await Promise.allSettled([...closing, ...this.#emptied.all]))
			if (closed.status === 'rejected') this.#ground.log.error(faultOf(closed.reason), 'not-closed');
	}

	/** Lets everybody out of its room, and closes it. */
	async empty(stream: string): Promise<void> {
		const hosted = await this.#hosted.get(stream)?.catch(() => undefined);
		this.#hosted.delete(stream);
		this.#rest.closed(stream);
		if (!hosted) return;
		this.#standing.delete(hosted.room);
		await closeHosted(hosted);
		this.#ground.outward.linesOf(hosted.room).closeAll();
	}

	#again(id: string): Promise<Hosted<S>> {
		if (this.#ground.isThere(id)) return this.open({ id });
		return Promise.reject(new StreamDamaged({ line: 0, reason: 'missing' }));
	}

	async #open(id: string): Promise<Hosted<S>> {
		const room = await openRoom({ ...this.#ground, id });
		await this.#ground.opened(room);
		return this.#host(room);
	}

	#host(room: Room<S>): Hosted<S> {
		this.#standing.add(room);
		return hostRoom(this.#ground, room, (hosted) => this.#fallen(hosted));
	}

	/** What it had begun on the disk ends before somebody opens it anew. */
	#fallen({ room, broadcast }: Hosted<S>): void {
		broadcast.close();
		this.#standing.delete(room);
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
