// A history that an evening would leave, as long as a row of the bench asks for.
import type { Command } from '#meeting/command.ts';
import { openMeeting } from '#server/meeting/reading.ts';
import type { MeetingRoom } from '#server/meeting/stream.ts';
import { openLog } from '#server/process/log.ts';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { randomId } from '#server/rehearsal/wire.ts';
import { hallOn } from './hall.ts';
import { stateOf, withTarget } from './target.ts';

export interface Kept {
	readonly meeting: string;
	readonly key: string;
	readonly token: string;
}

/** A prepared history may be lost, because the row measures only what follows. */
const unflushed: Disk = { ...realDisk, flush: () => Promise.resolve() };

/** Makes a meeting of at least so many events by commands, with turns and notes like those of an evening. */
export async function prepare(dataDir: string, events: number): Promise<Kept> {
	const kept = await withTarget(
		'tablee',
		async (target) => {
			const hall = await hallOn('tablee', target);
			if (!hall) throw new Error('a hall');
			hall.staff.close();
			return hall;
		},
		{ dataDir }
	);
	const store = await openFileStore(dataDir, stateOf(dataDir), unflushed);
	let now = Date.now();
	const room = await openMeeting({
		id: kept.meeting,
		store,
		clock: () => (now += 1),
		log: openLog('silent')
	});
	let made = 0;
	room.follow({ saved: (saved) => void (made += saved.length) });
	while (made < events) await oneTurn(room);
	await room.close();
	await store.close();
	return kept;
}

const by = { role: 'facilitator', device: 'bench' } as const;

async function does(room: MeetingRoom, command: Command): Promise<void> {
	const answer = await room.submit(by, randomId(12), command);
	if ('refused' in answer) throw new Error(`${command.type}: ${answer.refused}`);
}

export const note = {
	type: 'NoteEntry',
	kind: 'quote',
	words: 'Quand ça marche, c’est deux jours.'
} as const;

async function oneTurn(room: MeetingRoom): Promise<void> {
	const person = room.state.people.order[0];
	await does(room, { type: 'RaiseHand', kind: 'speak', for: person ? { person } : { someone: 'new' } });
	await does(room, { type: 'CallNext', after: null });
	await does(room, note);
	await does(room, { type: 'EndTurn', turn: room.state.queue.floor?.turn.id ?? '' });
}
