// From a journal to the room that goes on with it.
import { evolve } from '#meeting/evolve.ts';
import { emptyMeeting, type Meeting } from '#meeting/meeting.ts';
import { completeEffects } from './effects.ts';
import { newId } from './identity.ts';
import { Room, type RoomGround } from './room.ts';
import type { DamageReason, Line } from './store/store.ts';

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

/** Opens a meeting as its journal tells it, and completes what a crash has cut. */
export async function openRoom(ground: RoomGround): Promise<Room> {
	const { store, id, log } = ground;
	const loaded = await store.load(id);
	if ('damaged' in loaded) throw new MeetingDamaged(loaded.damaged);
	if (loaded.dropped > 0) log.warn({ meeting: id, bytes: loaded.dropped }, 'torn-tail-dropped');
	const meeting = loaded.lines.reduce(foldLine, emptyMeeting);
	const areNamesLost = await lookAside(ground, loaded.lines);
	const lost = await completeEffects(store, id, meeting);
	const names = await store.names(id);
	const room = new Room(ground, { meeting, lines: loaded.lines, names, areNamesLost });
	await Promise.all(lost.map((ballot) => room.submit(host, newId(), ballot)));
	return room;
}

/** Whether names were set aside, unreadable. Once anybody was forgotten, theirs may be among them: all go. */
async function lookAside({ store, id, log }: RoomGround, lines: readonly Line[]): Promise<boolean> {
	const count = await store.namesAside(id);
	if (count === 0) return false;
	const isForgotten = lines.some(({ events }) => events.some(({ type }) => type === 'PersonForgotten'));
	log.warn({ meeting: id, isForgotten }, 'names-set-aside');
	if (isForgotten) await store.dropNamesAside(id);
	return true;
}

function foldLine(meeting: Meeting, line: Line): Meeting {
	const cause = { id: line.cause, by: line.by, at: line.at };
	try {
		return line.events.reduce((draft, event) => evolve(draft, event, cause), meeting);
	} catch {
		throw new MeetingDamaged({ line: line.version, reason: 'unknown-event' });
	}
}
