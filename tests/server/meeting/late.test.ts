// A room shows what is late by the date in the zone of its hall, whatever the zone of the laptop is by now.
import { expect, onTestFinished, test } from 'vitest';
import type { Command } from '#meeting/command.ts';
import type { Author } from '#meeting/frame.ts';
import type { Mine, View } from '#meeting/view-types.ts';
import { newId } from '#server/process/ids.ts';
import { meetingKind } from '#server/meeting/kind.ts';
import { meetingStreams, type MeetingStream } from '#server/meeting/stream.ts';
import { openLog } from '#server/process/log.ts';
import type { Kind } from '#server/room/kind.ts';
import { Rooms } from '#server/room/rooms.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { presenceOf } from '../../support/presence.ts';
import { nobodysLines } from '../../support/rooms.ts';
import { newFolder } from '../../support/server.ts';
import { stateBeside } from '../../support/state.ts';

const zone = 'Pacific/Kiritimati';
/** A minute before midnight in that zone. Everywhere else it is noon or earlier, or the day before. */
const evening = Date.parse('2030-06-01T09:59:00.000Z');
const minutesMs = 60_000;

/** Opens the doors as if the laptop had been in that zone. */
const openedThere: Kind<MeetingStream> = {
	...meetingKind,
	effects: {
		...meetingKind.effects,
		outside: async (...asked) => ({ ...(await meetingKind.effects.outside(...asked)), zone })
	}
};

async function openHall() {
	const folder = await newFolder();
	const store = await openFileStore(folder, stateBeside(folder));
	let now = evening;
	const rooms = new Rooms<MeetingStream>({
		kind: openedThere,
		streams: meetingStreams(store),
		log: openLog('silent'),
		clock: () => now,
		outward: { linesOf: () => nobodysLines, revoked: () => {} },
		idleMs: 60 * minutesMs,
		presence: (room) => () => presenceOf(room.state),
		followers: () => [],
		isThere: () => true,
		opened: () => Promise.resolve(),
		readWhole: () => undefined
	});
	onTestFinished(async () => {
		await rooms.close();
		await store.close();
	});
	const id = newId();
	await meetingStreams(store).create(id);
	const { room, broadcast } = await rooms.open({ id });
	const does = async (by: Author, command: Command, as = newId()) =>
		expect(await room.submit(by, as, command), command.type).toHaveProperty('version');
	return { id, room, broadcast, does, passes: (ms: number) => void (now += ms) };
}

const facilitator: Author = { role: 'facilitator', device: 'laptop' };
const phone: Author = { role: 'resident', device: 'phone' };

/** A read-back with an action that is due on the day that ends in a minute. The one phone in the meeting said it. */
async function withAction({ id, does }: Awaited<ReturnType<typeof openHall>>): Promise<void> {
	const made = { meeting: id, table: newId(), tableName: 'Table', title: 'Séance', salt: 'salt' };
	await does({ role: 'host', device: 'host' }, { type: 'CreateMeeting', ...made });
	await does(facilitator, { type: 'OpenDoors' });
	await does(phone, { type: 'Arrive' });
	const turn = newId();
	await does(phone, { type: 'RaiseHand', kind: 'speak' }, turn);
	await does(facilitator, { type: 'CallNext', after: null });
	const source = { kind: 'turn', turn } as const;
	const action = { kind: 'action', words: 'Écrire', when: '2030-06-01', source } as const;
	await does(facilitator, { type: 'NoteEntry', ...action });
	await does(facilitator, { type: 'ShowStage', stage: { kind: 'readback' } });
}

test('L123 a meeting shows to each audience, and to whom it concerns, what is late by the date of its hall', async () => {
	const hall = await openHall();
	await withAction(hall);
	expect(hall.room.state.about.zone).toBe(zone);
	/** Who sees the action, and who sees that it is late. */
	const shown = () =>
		meetingKind.views.audiences.flatMap((audience) => {
			const owner = audience === 'resident' ? 'phone' : null;
			const { full, mine } = hall.broadcast.welcome(audience, true, undefined, owner);
			return [...((full as View).entries ?? []), ...((mine as Mine | undefined)?.entries ?? [])];
		});
	expect(shown().map(({ late }) => late)).toEqual([undefined, undefined, undefined, undefined]);
	hall.passes(2 * minutesMs);
	expect(shown().map(({ late }) => late)).toEqual([true, true, true, true]);
});
