// A room and whoever looks at it.
import type { Stream } from '#stream/rules.ts';
import { Broadcast, type BroadcastGround, type RoomLines } from './broadcast.ts';
import type { Clock } from '../process/clock.ts';
import type { Kind, StreamGround } from './kind.ts';
import type { RoomFollower } from './room-follower.ts';
import type { Room } from './room.ts';

export interface Hosted<S extends Stream> {
	readonly room: Room<S>;
	readonly broadcast: Broadcast<S>;
}

/** The lines, as rooms see them. */
export interface Outward {
	readonly linesOf: (room: { readonly id: string; readonly boot: string }) => RoomLines;
	/** Closes every line that was let in by this pass. */
	readonly revoked: (pass: string) => void;
}

/** What a kind of stream does for each of its rooms. */
export interface Hosting<S extends Stream> {
	readonly kind: Kind<S>;
	readonly outward: Outward;
	readonly presence: (room: Room<S>) => BroadcastGround<S>['presence'];
	/** Told before whoever looks at the room. */
	readonly followers: (room: Room<S>) => readonly RoomFollower<S>[];
}

export interface RoomsGround<S extends Stream> extends Hosting<S>, Omit<StreamGround<S>, 'id'> {
	readonly clock: Clock;
	/** An empty room closes after so many milliseconds. */
	readonly idleMs: number;
	/** Whether there is such a stream. It may have been removed while its room was closed. */
	readonly isThere: (stream: string) => boolean;
	/** Called with each room once it stands, before anybody is in it. */
	readonly opened: (room: Room<S>) => Promise<void>;
	/** Told of each journal that was read whole without opening a room. */
	readonly readWhole: (stream: string) => void;
}

/** `fallen`: told when the room has fallen, while its lines are still open. */
export function hostRoom<S extends Stream>(
	{ kind, outward, presence, followers }: Hosting<S>,
	room: Room<S>,
	fallen: (hosted: Hosted<S>) => void
): Hosted<S> {
	const broadcast = new Broadcast({ room, kind, presence: presence(room), lines: outward.linesOf(room) });
	const hosted = { room, broadcast };
	const { own } = kind.views;
	room.follow(...followers(room), broadcast, {
		fallen: () => fallen(hosted),
		isHere: (device) => !own || broadcast.connections.isIn(own.role, device)
	});
	return hosted;
}

/** Somebody looks at it, or it has something to do. */
export const isUsed = <S extends Stream>({ room, broadcast }: Hosted<S>): boolean =>
	!broadcast.connections.isEmpty || !room.isIdle;

export async function closeHosted<S extends Stream>({ room, broadcast }: Hosted<S>): Promise<void> {
	await room.close();
	broadcast.close();
}
