// All rooms of one kind: opened when first asked for, and closed once nobody was in them for a while. One that falls is
// forgotten, and opened anew by whoever comes back; one whose journal is damaged is refused by name, and only that one.
import type { Stream } from '#stream/rules.ts';
import { inBackground } from '../process/background.ts';
import type { Clock } from '../process/clock.ts';
import { openRoom, StreamDamaged, type Damage } from './folding.ts';
import { hostRoom, type Hosted, type Hosting } from './hosted.ts';
import { calledIn, type StreamGround } from './kind.ts';
import { faultOf } from '../process/log.ts';
import { againMs, Readings, type Read } from './readings.ts';
import type { Room } from './room.ts';

export interface RoomsGround<S extends Stream> extends Hosting<S>, Omit<StreamGround<S>, 'id'> {
	readonly clock: Clock;
	/** A room in which nobody is closes after so long. */
	readonly idleMs: number;
	/** There is such a stream: it may have been removed while its room was closed. */
	readonly isThere: (stream: string) => boolean;
	/** Its room stands, and nobody is in it yet. */
	readonly opened: (room: Room<S>) => Promise<void>;
	/** A journal was read whole, without opening a room. */
	readonly readWhole: (stream: string) => void;
}

/** What is asked for by its id. */
interface Named {
	readonly id: string;
}

export class Rooms<S extends Stream> {
	readonly #ground: RoomsGround<S>;
	readonly #hosted = new Map<string, Promise<Hosted<S>>>();
	/** Those of the hosted that stand. */
	readonly #standing = new Set<Room<S>>();
	readonly #damaged = new Map<string, Damage>();
	/** Those that could not be opened a moment ago, and until when the disk is left alone: each try reads a whole journal. */
	readonly #failed = new Map<string, { readonly until: number; readonly error: unknown }>();
	/** Streams that nobody may enter now, and until when. */
	readonly #emptied = new Map<string, Promise<void>>();
	/** When each was asked for last, or last seen with somebody in it. */
	readonly #usedAt = new Map<string, number>();
	readonly #readings: Readings<S>;
	#isOver = false;

	constructor(ground: RoomsGround<S>) {
		this.#ground = ground;
		this.#readings = new Readings(ground);
	}

	/** Known to be damaged, since somebody tried to open it. */
	damage(stream: string): Damage | undefined {
		return this.#damaged.get(stream);
	}

	/** Some stream cannot be saved for want of room. */
	get isFull(): boolean {
		return [...this.#standing].some((room) => room.isFull);
	}

	/** Its journal is another one now: whoever opens it next reads it. */
	mended(stream: string): void {
		this.#failed.delete(stream);
		this.#damaged.delete(stream);
		this.#readings.forget(stream);
	}

	/** Rejects with StreamDamaged where its journal is. */
	open({ id }: Named): Promise<Hosted<S>> {
		if (this.#isOver) return Promise.reject(new RoomsOver());
		const emptied = this.#emptied.get(id);
		if (emptied) return emptied.then(() => this.#again(id));
		this.#usedAt.set(id, this.#ground.clock());
		const open = this.#hosted.get(id);
		if (open) return open;
		const damage = this.#damaged.get(id);
		if (damage) return Promise.reject(new StreamDamaged(damage));
		const failed = this.#failed.get(id);
		if (failed && this.#ground.clock() < failed.until) return Promise.reject(failed.error);
		this.#failed.delete(id);
		this.#readings.forget(id);
		const opening = this.#open(id);
		this.#hosted.set(id, opening);
		opening.catch((error: unknown) => {
			if (this.#hosted.get(id) === opening) this.#hosted.delete(id);
			if (error instanceof StreamDamaged) this.#damaged.set(id, error.damage);
			else this.#failed.set(id, { until: this.#ground.clock() + againMs, error });
			this.#ground.log.error({ ...this.#called(id), ...faultOf(error) }, 'not-opened');
		});
		return opening;
	}

	isOpen(stream: string): boolean {
		return this.#hosted.has(stream);
	}

	/** Resolves once nobody is at work on its files. */
	async whenFree(stream: string): Promise<void> {
		await this.#emptied.get(stream);
	}

	/** As its journal tells it, without opening a room. Null where it is damaged. */
	read(stream: string): Promise<Read<S> | null> {
		return this.#readings.of(stream);
	}

	/** A new one, which nobody could ask for before. */
	take(room: Room<S>): Hosted<S> {
		const hosted = this.#host(room);
		this.#hosted.set(room.id, Promise.resolve(hosted));
		this.#usedAt.set(room.id, this.#ground.clock());
		return hosted;
	}

	/** Closes those in which nobody was for a while and that have nothing to do. To be called now and then. */
	async sweep(): Promise<void> {
		for (const [stream, opening] of [...this.#hosted]) {
			const hosted = await opening.catch(() => null);
			if (!hosted) continue;
			if (this.#hosted.get(stream) === opening && this.#isAtRest(stream, hosted))
				await this.whileEmpty(stream, () => this.#ground.streams.rest(stream));
		}
	}

	#isAtRest(stream: string, { room, broadcast }: Hosted<S>): boolean {
		const now = this.#ground.clock();
		const isUsed = !broadcast.connections.isEmpty || !room.isIdle;
		if (isUsed) this.#usedAt.set(stream, now);
		return !isUsed && now - (this.#usedAt.get(stream) ?? now) >= this.#ground.idleMs;
	}

	/**
	 * Lets everybody out and nobody in while `work` goes on with the stream's files; it is opened anew after, where it is
	 * still there. Whatever was acknowledged is on disk before `work` begins: what it depends on is to be looked at in it.
	 */
	whileEmpty<T>(stream: string, work: () => Promise<T>): Promise<T> {
		if (this.#isOver) return Promise.reject(new RoomsOver());
		const before = this.#emptied.get(stream);
		const doing = (async () => {
			await before;
			await this.empty(stream);
			this.#readings.forget(stream);
			return work();
		})();
		const over = () => {
			if (this.#emptied.get(stream) === done) this.#emptied.delete(stream);
		};
		const done: Promise<void> = doing.then(over, over);
		this.#emptied.set(stream, done);
		return doing;
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
		for (const closed of await Promise.allSettled([...closing, ...this.#emptied.values()]))
			if (closed.status === 'rejected') this.#ground.log.error(faultOf(closed.reason), 'not-closed');
	}

	/** Lets everybody out of its room, and closes it. */
	async empty(stream: string): Promise<void> {
		const hosted = await this.#hosted.get(stream)?.catch(() => undefined);
		this.#hosted.delete(stream);
		this.#usedAt.delete(stream);
		if (!hosted) return;
		this.#standing.delete(hosted.room);
		await close(hosted);
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

	#called(id: string): object {
		return calledIn({ kind: this.#ground.kind, id });
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
			(error) => this.#ground.log.error({ ...this.#called(room.id), ...faultOf(error) }, 'not-closed')
		);
	}
}

/** The server stops. */
class RoomsOver extends Error {}

async function close<S extends Stream>({ room, broadcast }: Hosted<S>): Promise<void> {
	await room.close();
	broadcast.close();
}
