// A room and whoever looks at it: what it saves goes out to them and into the index of meetings.
import type { Event } from '#meeting/event.ts';
import type { Audience, InternetView } from '#meeting/view-types.ts';
import { inBackground } from '../process/background.ts';
import { Broadcast, type ViewMessage } from './broadcast.ts';
import type { Clock } from '../process/clock.ts';
import type { Hall } from '../hall/hall.ts';
import { faultOf, type Log } from '../process/log.ts';
import type { MeetingIndex } from '../keeping/meeting-index.ts';
import type { Room } from './room.ts';
import type { Store } from '../store/store.ts';

export interface Hosted {
	readonly room: Room;
	readonly broadcast: Broadcast;
	readonly key: string;
}

/** The sockets, as the rooms see them. */
export interface Outward {
	readonly toAudience: (room: Room, audience: Audience, message: ViewMessage) => void;
	readonly toDevice: (room: Room, device: string, message: ViewMessage) => void;
	readonly revoked: (room: Room, link: string) => void;
	/** Whoever came in by this key, wherever they are. */
	readonly keyRevoked: (key: string) => void;
	/** Let everybody go; they will come back. */
	readonly fallen: (room: Room) => void;
}

export interface RoomsGround {
	readonly store: Store;
	readonly clock: Clock;
	readonly log: Log;
	readonly hall: Hall;
	readonly internet: () => InternetView;
	readonly outward: Outward;
	/** A room in which nobody is closes after so long. */
	readonly idleMs: number;
}

export interface HostGround extends RoomsGround {
	readonly index: MeetingIndex;
}

/** `fallen`: it is closed, and whoever looked at it was not yet let go. */
export function hostRoom(
	ground: HostGround,
	room: Room,
	key: string,
	fallen: (hosted: Hosted) => void
): Hosted {
	const { hall, index, internet, outward, store, log } = ground;
	const broadcast = new Broadcast(room, {
		hall: () => hall.view(key, index.row(key)?.code ?? null),
		cards: () => hall.cards(),
		internet,
		minutes: `/minutes/${key}`,
		namesKeptDays: () => store.catalogue.data.settings.retention.names,
		toAudience: (audience, message) => outward.toAudience(room, audience, message),
		toDevice: (device, message) => outward.toDevice(room, device, message)
	});
	const hosted = { room, broadcast, key };
	const saved = (events: readonly Event[]): void => {
		index.saved(room.meeting);
		broadcast.saved(events);
		for (const event of events) if (event.type === 'LinkRevoked') outward.revoked(room, event.link);
		inBackground(index.write(), (error) => log.error(faultOf(error), 'index-not-saved'));
	};
	room.watch = {
		saved,
		troubled: () => broadcast.changed(),
		fallen: () => fallen(hosted),
		isHere: (device) => broadcast.presence.isPhone(device)
	};
	return hosted;
}
