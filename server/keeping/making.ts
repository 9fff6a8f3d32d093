// A meeting is made whole or not at all. Its id enters a list of the catalogue before its files are made. One write removes the id from
// that list and adds the meeting's row. So after a refusal or a crash, the list names every meeting that is half made. A journal that has
// no row and is not in the list is never touched: somebody may have put the folder together, or the catalogue was lost.
import { isRefusal, type RefusalCode } from '#meeting/frame.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { openMeeting, type MeetingGround } from '../meeting/reading.ts';
import type { MeetingRoom } from '../meeting/stream.ts';
import { host } from '../room/room.ts';
import { abandon, crossOut } from './half-made.ts';
import { newKey, newSalt } from '../entry/identity.ts';
import { newId } from '../process/ids.ts';
import { faultOf, type Log } from '../process/log.ts';
import { followed } from './meeting-index.ts';
import type { MeetingRow, TableRow } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';
import { meetingStreams } from '../meeting/stream.ts';

export class NotCreated extends Error {
	readonly refused: RefusalCode;

	constructor(refused: RefusalCode) {
		super(refused);
		this.name = 'NotCreated';
		this.refused = refused;
	}
}

/** The row of a meeting whose journal has not been read yet. */
const blank = {
	phase: 'preparing',
	closedAt: null,
	zone: null,
	date: '',
	code: null,
	erased: [],
	known: null,
	accepted: null,
	counts: null
} satisfies Partial<MeetingRow>;

type Called = Pick<MeetingRow, 'title' | 'key'>;
type FillRoom = (room: MeetingRoom) => Promise<void>;

/** `take` gets the room before anybody can find it. `leave` empties it if the meeting is not made after all. */
export interface Taker<T> {
	readonly take: (room: MeetingRoom, key: string) => T;
	readonly leave: (meeting: string) => Promise<void>;
}

/** Rejects with NotCreated, or with the error of the disk or of `fill`. Then no file of the meeting stays. */
export async function makeMeeting<T>(
	ground: Omit<MeetingGround, 'id'>,
	table: TableRow,
	title: string,
	fill: FillRoom,
	taker: Taker<T>
): Promise<T> {
	const { store, clock, log } = ground;
	const [id, key] = [newId(), newKey()];
	const row = { id, table: table.id, title, createdAt: clock(), key };
	await announce(store, id);
	try {
		const room = await filled({ ...ground, id }, table, { title, key }, fill);
		const taken = taker.take(room, key);
		await enrol(store, { ...row, ...blank }, room.state);
		return taken;
	} catch (error) {
		// If that fails too, the next start does it.
		await leave(store, id, taker).catch((cause: unknown) =>
			log.error({ meeting: id, ...faultOf(cause) }, 'not-abandoned')
		);
		throw error;
	}
}

/** No file of it stays open, even if the state of the catalogue forbids to remove them. */
async function leave(store: Store, meeting: string, taker: Pick<Taker<unknown>, 'leave'>): Promise<void> {
	try {
		await taker.leave(meeting);
	} finally {
		await meetingStreams(store).rest(meeting);
	}
	await abandon(store, 'making', meeting);
}

async function filled(
	ground: MeetingGround,
	table: TableRow,
	called: Called,
	fill: FillRoom
): Promise<MeetingRoom> {
	const { id, store } = ground;
	await meetingStreams(store).create(id);
	const room = await openMeeting(ground);
	try {
		await fillIn(room, table, called, fill);
	} catch (error) {
		await room.close();
		throw error;
	}
	return room;
}

async function fillIn(
	room: MeetingRoom,
	table: TableRow,
	{ title, key }: Called,
	fill: FillRoom
): Promise<void> {
	const answer = await room.submit(host, newId(), {
		type: 'CreateMeeting',
		meeting: room.id,
		table: table.id,
		tableName: table.name,
		title,
		salt: newSalt(),
		key
	});
	if (isRefusal(answer)) throw new NotCreated(answer.refused);
	await fill(room);
}

const announce = (store: Store, meeting: string): Promise<void> =>
	store.catalogue.update((draft) => void draft.making.push(meeting));

/** With its row the meeting is whole. */
const enrol = (store: Store, row: MeetingRow, meeting: Meeting): Promise<void> =>
	store.catalogue.update((draft) => {
		draft.meetings = [...followed({ meetings: [...draft.meetings, row] }, meeting).meetings];
		draft.making = draft.making.filter((id) => id !== row.id);
	});

/**
 * Runs at the start, before the folder is compared with the index, and removes what a crash left half made. A journal with more lines
 * than a creation writes, or one that another copy lists, belongs to somebody: it stays, and is found again.
 */
export async function abandonHalfMade(store: Store, log: Log): Promise<void> {
	for (const meeting of store.catalogue.data.making)
		try {
			if (!isListed(store, meeting) && (await isHalfMade(store, meeting)))
				await abandon(store, 'making', meeting);
			else {
				log.warn({ meeting }, 'journal-without-row');
				await crossOut(store, 'making', meeting);
			}
		} catch (error) {
			log.error({ meeting, ...faultOf(error) }, 'not-abandoned'); // the next start tries again
		}
}

const isListed = ({ others }: Store, meeting: string): boolean =>
	others.some(({ meetings }) => meetings.some(({ id }) => id === meeting));

async function isHalfMade(store: Store, meeting: string): Promise<boolean> {
	const loaded = await meetingStreams(store).load(meeting);
	if ('damaged' in loaded) return loaded.damaged.reason === 'missing';
	return loaded.lines.every(({ by }, index) => by.device === (index === 0 ? 'host' : 'plan'));
}
