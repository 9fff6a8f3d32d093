// From a journal to the room that goes on with it.
import { Fold } from '#stream/fold.ts';
import type { Stream } from '#stream/rules.ts';
import { Answers } from './answers.ts';
import { newId } from '../entry/identity.ts';
import { calledIn, type Kind, type StreamGround } from './kind.ts';
import { Room, type RoomGround } from './room.ts';
import type { Folded } from './standing.ts';
import { Slices } from '../process/slices.ts';
import type { DamageReason, JournalLine } from '../store/journal-line.ts';

export interface Damage {
	/** Counted from 1; 0 where there is no file. */
	readonly line: number;
	readonly reason: DamageReason | 'unknown-event';
}

/** This stream cannot be opened; its files were not touched, and no other stream is concerned. */
export class StreamDamaged extends Error {
	readonly damage: Damage;

	constructor(damage: Damage) {
		super(`line ${damage.line}: ${damage.reason}`);
		this.name = 'StreamDamaged';
		this.damage = damage;
	}
}

export const host = { role: 'host', device: 'host' } as const;

/** The state as the journal tells it now, without a room. Null where it is damaged. */
export async function readState<S extends Stream>({
	streams,
	kind,
	id
}: Pick<StreamGround<S>, 'streams' | 'kind' | 'id'>): Promise<S['state'] | null> {
	const loaded = await streams.load(id);
	if ('damaged' in loaded) return null;
	try {
		return (await fold(kind, loaded.lines)).state;
	} catch (error) {
		if (error instanceof StreamDamaged) return null;
		throw error;
	}
}

/** Opens a stream as its journal tells it, and completes what a crash has cut. */
export async function openRoom<S extends Stream>(ground: RoomGround<S>): Promise<Room<S>> {
	const { streams, kind, id, log } = ground;
	const loaded = await streams.load(id);
	if ('damaged' in loaded) throw new StreamDamaged(loaded.damaged);
	if (loaded.dropped > 0) log.warn({ ...calledIn(ground), bytes: loaded.dropped }, 'torn-tail-dropped');
	const folded = await fold(kind, loaded.lines);
	const { beside, commands } = await kind.effects.complete(ground, folded.state, loaded.lines);
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
	const folding = new Fold<S>(kind);
	const answers = new Answers<S>();
	const slices = new Slices();
	for (const line of lines) {
		foldLine(folding, line);
		answers.accepted(line.by.device, line.cause, line.version);
		if (slices.isOver) await slices.next();
	}
	return {
		state: folding.end(),
		version: lines.length,
		savedAt: lines.at(-1)?.at ?? null,
		answers
	};
}

function foldLine<S extends Stream>(
	folding: Fold<S>,
	{ version, events, cause: id, by, at }: JournalLine<S>
): void {
	try {
		folding.add({ events, cause: { id, by, at } });
	} catch {
		throw new StreamDamaged({ line: version, reason: 'unknown-event' });
	}
}
