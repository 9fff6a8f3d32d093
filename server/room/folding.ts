// Folds a journal, and opens the room that goes on with it.
import { Fold } from '#stream/fold.ts';
import type { Stream } from '#stream/rules.ts';
import { Answers } from './answers.ts';
import { newId } from '../process/ids.ts';
import { calledIn, type Kind, type StreamGround } from './kind.ts';
import { host, Room, type RoomGround } from './room.ts';
import type { Folded } from './standing.ts';
import { Slices } from '../process/slices.ts';
import type { DamageReason, JournalLine } from '../store/journal-line.ts';

export interface Damage {
	/** Counted from 1. 0 if there is no file. */
	readonly line: number;
	readonly reason: DamageReason | 'unknown-event';
}

/** This stream cannot be opened. Its files were not touched, and no other stream is concerned. */
export class StreamDamaged extends Error {
	readonly damage: Damage;

	constructor(damage: Damage) {
		super(`line ${damage.line}: ${damage.reason}`);
		this.name = 'StreamDamaged';
		this.damage = damage;
	}
}

type Reads<S extends Stream> = Pick<StreamGround<S>, 'streams' | 'kind' | 'id'>;

/** The state that the journal tells now, without a room. Null if the journal is damaged. */
export const readState = async <S extends Stream>(ground: Reads<S>): Promise<S['state'] | null> =>
	(await readFolded(ground))?.state ?? null;

/** With the number of its lines. */
export async function readFolded<S extends Stream>({
	streams,
	kind,
	id
}: Reads<S>): Promise<Folded<S> | null> {
	const folding = new Folding<S>(kind);
	const loaded = await streams.loadEach(id, (line) => folding.take(line));
	if ('damaged' in loaded) return null;
	try {
		return folding.end();
	} catch (error) {
		if (error instanceof StreamDamaged) return null;
		throw error;
	}
}

/** Opens the room of a stream, and completes what a crash has cut. */
export async function openRoom<S extends Stream>(ground: RoomGround<S>): Promise<Room<S>> {
	const { streams, kind, id, log } = ground;
	const forCompletion: S['event'][] = [];
	const folding = new Folding<S>(kind);
	const loaded = await streams.loadEach(id, (line) => {
		folding.take(line);
		for (const event of line.events) if (kind.effects.isForCompletion(event)) forCompletion.push(event);
	});
	if ('damaged' in loaded) throw new StreamDamaged(loaded.damaged);
	if (loaded.dropped > 0) log.warn({ ...calledIn(ground), bytes: loaded.dropped }, 'torn-tail-dropped');
	const folded = folding.end();
	const { beside, commands } = await kind.effects.complete(ground, folded.state, forCompletion);
	const room = new Room(ground, { ...folded, beside });
	await Promise.all(commands.map((command) => room.submit(host, newId(), command)));
	if (room.closed) throw new Error('it fell while it was opened');
	return room;
}

/** Everything else goes on meanwhile. */
export async function fold<S extends Stream>(
	kind: Pick<Kind<S>, 'empty' | 'evolve'>,
	lines: readonly JournalLine<S>[]
): Promise<Folded<S>> {
	const folding = new Folding<S>(kind);
	const slices = new Slices();
	for (const line of lines) {
		folding.take(line);
		if (slices.isOver) await slices.next();
	}
	return folding.end();
}

/** A journal is folded while it is read, so that nobody has to hold all its lines. */
class Folding<S extends Stream> {
	readonly #fold: Fold<S>;
	readonly #answers = new Answers<S>();
	#version = 0;
	#savedAt: number | null = null;
	/** The first line with an unknown event. Nothing is folded from there on. */
	#strange: number | null = null;

	constructor(kind: Pick<Kind<S>, 'empty' | 'evolve'>) {
		this.#fold = new Fold<S>(kind);
	}

	take({ version, events, cause: id, by, at }: JournalLine<S>): void {
		if (this.#strange !== null) return;
		try {
			this.#fold.add({ events, cause: { id, by, at } });
		} catch {
			this.#strange = version;
		}
		this.#answers.accepted(by.device, id, version);
		this.#version = version;
		this.#savedAt = at;
	}

	/** Takes nothing more. Throws StreamDamaged if an event was unknown. */
	end(): Folded<S> {
		if (this.#strange !== null) throw new StreamDamaged({ line: this.#strange, reason: 'unknown-event' });
		const [version, savedAt, answers] = [this.#version, this.#savedAt, this.#answers];
		return { state: this.#fold.end(), version, savedAt, answers };
	}
}
