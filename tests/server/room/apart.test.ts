import { describe, expect, test } from 'vitest';
import type { ClientCommand } from '#meeting/command.ts';
import { newId } from '#server/process/ids.ts';
import { removeMeeting, StillOpen } from '#server/keeping/removal.ts';
import { retain } from '#server/keeping/retention.ts';
import type { MeetingRow } from '#server/store/catalogue-data.ts';
import type { Store } from '#server/store/store.ts';
import { overlay, overMeetings } from '../../support/failing.ts';
import { Gate } from '../../support/gate.ts';
import { facilitator, meetingOf, openRooms, watched, type Ground } from '../../support/rooms.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const closed: readonly ClientCommand[] = [
	{ type: 'OpenDoors' },
	{ type: 'GiveCard', number: 7 },
	{ type: 'CloseMeeting' }
];
const published: readonly ClientCommand[] = [...closed, { type: 'PublishMinutes', how: 'unread' }];
const reopen = { type: 'ReopenMeeting', reason: 'Corriger une date' } as const;
const day = 24 * 60 * 60 * 1000;

const slowFlush = (gate: Gate) => (store: Store) =>
	overMeetings(store, { append: (...lines) => gate.pass(() => meetingStreams(store).append(...lines)) });

const remove = (ground: Ground, row: MeetingRow) =>
	removeMeeting(ground, row, { why: 'asked', language: 'fr', mayGo: () => undefined });

const phaseOf = async ({ rooms }: Ground, row: MeetingRow) => (await rooms.open(row)).room.state.about.phase;

describe('L40 a reopening and a removal', () => {
	test('L40 a reopening that is on its way to the disk wins over a removal', async () => {
		const flush = new Gate();
		const ground = await openRooms(slowFlush(flush));
		const row = await meetingOf(ground, closed);
		const { room } = await ground.rooms.open(row);
		flush.shut();
		const reopening = room.submit(facilitator, newId(), reopen);
		await flush.reached;
		const looking = watched(ground);
		const removal = remove(looking.ground, row);
		await looking.emptied;
		flush.open();
		expect(await reopening).toHaveProperty('version');
		await expect(removal).rejects.toBeInstanceOf(StillOpen);
		expect(await phaseOf(ground, row)).toBe('correcting');
	});

	test('L40 a reopening that comes as a removal begins wins or is refused, and is never acknowledged and then lost', async () => {
		const ground = await openRooms();
		const row = await meetingOf(ground, published);
		const { room } = await ground.rooms.open(row);
		const removal = remove(ground, row).catch((error: unknown) => error);
		const answer = await room.submit(facilitator, newId(), reopen);
		const isGone = (await removal) === true;
		expect(isGone).toBe('refused' in answer);
	});

	test('L40 a reopening that comes while a removal works is refused', async () => {
		const publishing = new Gate().shut();
		const ground = await openRooms((store) =>
			overlay(store, { publish: (...page) => publishing.pass(() => store.publish(...page)) })
		);
		const row = await meetingOf(ground, published);
		const { room } = await ground.rooms.open(row);
		const removal = remove(ground, row);
		await publishing.reached;
		expect(await room.submit(facilitator, newId(), reopen)).toEqual({ refused: 'not-saved' });
		const opening = ground.rooms.open(row);
		publishing.open();
		expect(await removal).toBe(true);
		await expect(opening).rejects.toThrow('missing');
	});
});

describe('L40 a reopening and retention', () => {
	// Each is the only one that is due.
	const kinds = [
		['names', 31, { devices: 365 }],
		['devices', 181, { names: 365 }],
		['meeting', 95, { meeting: 90 }]
	] as const;

	const aged = async (ground: Ground, days: number, choice: object): Promise<MeetingRow> => {
		const row = await meetingOf(ground, closed);
		const card = (await ground.rooms.open(row)).room.state.people.order[0] ?? '';
		await meetingStreams(ground.store).setName(row.id, card, 'Zora');
		await ground.store.catalogue.update(({ settings }) => {
			settings.retention = { ...settings.retention, ...choice };
		});
		ground.passes(days * day);
		return row;
	};
	const kept = async ({ store }: Ground, { id }: MeetingRow) => {
		const loaded = await meetingStreams(store).load(id);
		if ('damaged' in loaded) return { lines: 0 };
		return {
			lines: loaded.lines.length,
			isKnown: loaded.lines.some(({ by }) => by.device === 'laptop'),
			names: Object.keys(await meetingStreams(store).names(id)).length
		};
	};

	test.each(kinds)('L40 retention takes no %s while a meeting reopens', async (_, days, choice) => {
		const flush = new Gate();
		const ground = await openRooms(slowFlush(flush));
		const row = await aged(ground, days, choice);
		const { room } = await ground.rooms.open(row);
		const before = await kept(ground, row);
		flush.shut();
		const reopening = room.submit(facilitator, newId(), reopen);
		await flush.reached;
		const looking = watched(ground);
		const retaining = retain(looking.ground);
		await looking.emptied;
		flush.open();
		expect(await reopening).toHaveProperty('version');
		await retaining;
		expect(await kept(ground, row)).toEqual({ ...before, lines: before.lines + 1 });
		expect(await phaseOf(ground, row)).toBe('correcting');
		expect(ground.store.catalogue.data.gone).toEqual([]);
	});

	test.each(kinds)(
		'L40 retention takes the %s of a meeting that nobody reopened',
		async (what, days, choice) => {
			const ground = await openRooms();
			const row = await aged(ground, days, choice);
			await retain(ground);
			const { lines, isKnown, names } = await kept(ground, row);
			if (what === 'meeting') expect(lines).toBe(0);
			else expect([isKnown, names]).toEqual(what === 'names' ? [true, 0] : [false, 1]);
		}
	);
});
