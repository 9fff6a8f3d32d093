// All meetings of this server: their rooms, and what the index says of each.
import type { Meeting } from '#meeting/meeting.ts';
import type { Names } from '#meeting/label.ts';
import type { InternetView } from '#meeting/view-types.ts';
import { Extracts } from '../extracts/extracts.ts';
import type { Hall } from '../hall/hall.ts';
import { makeMeeting } from '../keeping/making.ts';
import { MeetingIndex } from '../keeping/meeting-index.ts';
import { Unmarked } from '../keeping/unmarked.ts';
import { inBackground } from '../process/background.ts';
import type { Clock } from '../process/clock.ts';
import { faultOf, type Log } from '../process/log.ts';
import { StreamDamaged, type Damage } from '../room/folding.ts';
import type { Hosted, Outward } from '../room/hosted.ts';
import type { RoomFollower } from '../room/room-follower.ts';
import { Rooms } from '../room/rooms.ts';
import type { MeetingRow, TableRow } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';
import { meetingKind } from './kind.ts';
import { passOf } from '../entry/pass.ts';
import { presenceOf } from './presence.ts';
import { meetingStreams, type MeetingRoom, type MeetingStream } from './stream.ts';

export interface MeetingRoomsGround {
	readonly store: Store;
	readonly clock: Clock;
	readonly log: Log;
	readonly hall: Hall;
	readonly internet: () => InternetView;
	readonly outward: Outward;
	/** An empty room closes after so many milliseconds. */
	readonly idleMs: number;
}

export type HostedMeeting = Hosted<MeetingStream>;
/** With the key of its address. */
export type KeyedMeeting = HostedMeeting & { readonly key: string };

/** A meeting as it stands, for whoever only reads. */
export interface ReadMeeting {
	readonly meeting: Meeting;
	readonly names: Names;
}

export class MeetingRooms {
	/** What of closed meetings may be read outside of them. */
	readonly extracts: Extracts;
	readonly #rooms: Rooms<MeetingStream>;
	readonly #ground: MeetingRoomsGround;
	readonly #index: MeetingIndex;
	readonly #unmarked: Unmarked;

	constructor(ground: MeetingRoomsGround) {
		const { store, log, outward, hall, internet } = ground;
		const index = new MeetingIndex(store.catalogue, log);
		const unmarked = new Unmarked(store, log);
		const extracts = new Extracts(store, log);
		const row = (meeting: string) => index.row(meeting);
		this.#rooms = new Rooms({
			...ground,
			kind: meetingKind,
			streams: meetingStreams(store),
			presence: presenceOf({ hall, internet, row, catalogue: () => store.catalogue.data }),
			followers: (room) => [
				followedByIndex(room, index, log),
				disconnecting(room, outward),
				extracts.following(room)
			],
			isThere: (meeting) => row(meeting) !== undefined,
			opened: async (room) => {
				index.saved(room.state);
				await index.write();
			},
			readWhole: (meeting) => unmarked.add([meeting])
		});
		this.#ground = ground;
		this.extracts = extracts;
		this.#index = index;
		this.#unmarked = unmarked;
	}

	/** Looks in the background at every journal of which the index does not know how far it is on disk. */
	markUnknown(): void {
		this.#unmarked.addUnknown();
	}

	/** The row of a meeting, by its key or its id. */
	row(keyOrId: string): MeetingRow | undefined {
		return this.#index.row(keyOrId);
	}

	/** The rows of all meetings, as their rooms have them. */
	get rows(): readonly MeetingRow[] {
		return this.#index.rows;
	}

	/** The damage, if somebody tried to open the meeting and its journal is damaged. */
	damage(meeting: string): Damage | undefined {
		return this.#rooms.damage(meeting);
	}

	/** Some meeting cannot be saved because the disk is full. */
	get isFull(): boolean {
		return this.#rooms.isFull;
	}

	/** Its journal is another one now. */
	mended(meeting: string): void {
		this.#rooms.mended(meeting);
	}

	/** Rejects with StreamDamaged if its journal is damaged. */
	open(meeting: { readonly id: string }): Promise<HostedMeeting> {
		return this.#rooms.open(meeting);
	}

	isOpen(meeting: string): boolean {
		return this.#rooms.isOpen(meeting);
	}

	/** Nobody is in the meeting while `work` changes its files. */
	whileEmpty<T>(meeting: string, work: () => Promise<T>): Promise<T> {
		return this.#rooms.whileEmpty(meeting, work);
	}

	/** Something that every room shows has changed, and is in no journal. */
	changed(): void {
		this.#rooms.changed();
	}

	/** Its journal came from another computer, and this is now the meeting. Nobody is in it. */
	arrived(meeting: Meeting): void {
		this.#index.saved(meeting);
		this.mended(meeting.about.id);
	}

	/** For whoever only reads. A closed meeting is read without a room. Null if its journal is damaged. */
	async look(row: MeetingRow): Promise<ReadMeeting | null> {
		await this.#rooms.whenFree(row.id);
		if (!this.isOpen(row.id) && row.phase === 'closed') {
			const read = await this.#rooms.read(row.id);
			// The index may be behind the meeting. Then the room puts it right.
			if (read?.state.about.phase === 'closed' && !this.isOpen(row.id))
				return { meeting: read.state, names: read.beside.names };
		}
		try {
			const { room } = await this.open(row);
			return { meeting: room.state, names: room.beside.names };
		} catch (error) {
			if (error instanceof StreamDamaged) return null;
			throw error;
		}
	}

	/** The index is written first. To be called now and then. */
	async sweep(): Promise<void> {
		await this.#index.write();
		await this.#rooms.sweep();
	}

	/** Makes a meeting of this table. The index has it once its first lines, and those that `fill` adds, are on disk. If that fails, nothing of it stays. */
	create(table: TableRow, title: string, fill: (room: MeetingRoom) => Promise<void>): Promise<KeyedMeeting> {
		return makeMeeting(this.#ground, table, title, fill, {
			take: (room, key) => ({ ...this.#rooms.take(room), key }),
			leave: (meeting) => this.#rooms.empty(meeting)
		});
	}

	/** Lets everybody go who came in by a key that is revoked. */
	keyRevoked(key: string): void {
		this.#ground.outward.revoked(passOf.key(key));
	}

	/** Takes nothing more. */
	async close(): Promise<void> {
		await this.#unmarked.end();
		await this.#rooms.close();
		await this.extracts.end();
	}
}

/** The index has what is saved before anybody is shown it. */
function followedByIndex(room: MeetingRoom, index: MeetingIndex, log: Log): RoomFollower<MeetingStream> {
	let { about, publication } = room.state;
	return {
		saved: () => {
			const { state } = room;
			if (state.about !== about || state.publication !== publication) index.saved(state);
			({ about, publication } = state);
			inBackground(index.write(), (error) => log.error(faultOf(error), 'index-not-saved'));
		}
	};
}

/** Disconnects everybody who came in by a revoked link. */
const disconnecting = (room: MeetingRoom, outward: Outward): RoomFollower<MeetingStream> => ({
	saved: (events) => {
		for (const event of events)
			if (event.type === 'LinkRevoked') outward.revoked(passOf.link(room.boot, event.link));
	}
});
