// From a journal to the room that goes on with it.
import { Fold } from '#meeting/evolve.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { Answers } from './answers.ts';
import { completeEffects, forgottenIn } from '../meeting/effects.ts';
import { newId } from '../entry/identity.ts';
import { Room, type RoomGround } from './room.ts';
import type { Folded } from './standing.ts';
import { Slices } from './slices.ts';
import type { MeetingRow } from '../store/catalogue-data.ts';
import type { DamageReason, Line } from '../store/store.ts';

export interface Damage {
	/** Counted from 1; 0 where there is no file. */
	readonly line: number;
	readonly reason: DamageReason | 'unknown-event';
}

/** This meeting cannot be opened; its files were not touched, and no other meeting is concerned. */
export class MeetingDamaged extends Error {
	readonly damage: Damage;

	constructor(damage: Damage) {
		super(`line ${damage.line}: ${damage.reason}`);
		this.name = 'MeetingDamaged';
		this.damage = damage;
	}
}

export const host = { role: 'host', device: 'host' } as const;

/** The meeting as its journal tells it now, without a room. Null where it is damaged. */
export async function readMeeting(store: RoomGround['store'], id: string): Promise<Meeting | null> {
	const loaded = await store.load(id);
	if ('damaged' in loaded) return null;
	try {
		return (await fold(loaded.lines)).meeting;
	} catch (error) {
		if (error instanceof MeetingDamaged) return null;
		throw error;
	}
}

/** Opens a meeting as its journal tells it, and completes what a crash has cut. */
export async function openRoom(ground: RoomGround): Promise<Room> {
	const { store, id, log } = ground;
	const loaded = await store.load(id);
	if ('damaged' in loaded) throw new MeetingDamaged(loaded.damaged);
	if (loaded.dropped > 0) log.warn({ meeting: id, bytes: loaded.dropped }, 'torn-tail-dropped');
	const folded = await fold(loaded.lines);
	const areNamesLost = await lookAside(ground, loaded.lines);
	const row = store.catalogue.data.meetings.find((each) => each.id === id);
	const isClosed = folded.meeting.about.phase === 'closed';
	const isCutShort = row?.accepted != null && !isClosed;
	const cutShort =
		isCutShort || (row && !isKnownWhole(row)) ? { forgotten: forgottenIn(loaded.lines), isClosed } : null;
	const lost = await completeEffects(store, id, folded.meeting, cutShort);
	const names = await store.names(id);
	const room = new Room(ground, { ...folded, names, areNamesLost });
	await Promise.all(lost.map((ballot) => room.submit(host, newId(), ballot)));
	if (room.closed) throw new Error('it fell while it was opened');
	return room;
}

/** Known from its beginning: what it does not speak of was never acknowledged. */
const isKnownWhole = ({ known }: MeetingRow): boolean => known?.found === 0;

/** Whether names were set aside, unreadable. Once anybody was forgotten, theirs may be among them: all go. */
async function lookAside({ store, id, log }: RoomGround, lines: readonly Line[]): Promise<boolean> {
	const count = await store.namesAside(id);
	if (count === 0) return false;
	const isForgotten = isAnyForgotten(lines);
	log.warn({ meeting: id, isForgotten }, 'names-set-aside');
	if (isForgotten) await store.dropNamesAside(id);
	return true;
}

export const isAnyForgotten = (lines: readonly Line[]): boolean =>
	lines.some(({ events }) => events.some(({ type }) => type === 'PersonForgotten'));

/** Everything else goes on meanwhile. */
export async function fold(lines: readonly Line[]): Promise<Omit<Folded, 'names' | 'areNamesLost'>> {
	const folding = new Fold();
	const answers = new Answers();
	const slices = new Slices();
	for (const line of lines) {
		foldLine(folding, line);
		answers.accepted(line.by.device, line.cause, line.version);
		if (slices.isOver) await slices.next();
	}
	return {
		meeting: folding.end(),
		version: lines.length,
		savedAt: lines.at(-1)?.at ?? null,
		answers
	};
}

function foldLine(folding: Fold, { version, events, cause: id, by, at }: Line): void {
	try {
		folding.add({ events, cause: { id, by, at } });
	} catch {
		throw new MeetingDamaged({ line: version, reason: 'unknown-event' });
	}
}
