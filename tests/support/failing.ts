// Stores that fail on purpose: a real one, except where the test overrides it. Other things of ours are watched in the same way.
import { meetingStreams, type MeetingStream } from '#server/meeting/stream.ts';
import { StoreFailure, type Store } from '#server/store/store.ts';
import { folderOfKind, type StreamFolder } from '#server/store/stream-folder.ts';
import type { Streams } from '#server/store/streams.ts';

/** The thing itself, with these members replaced. */
export function overlay<T extends object>(thing: T, parts: Partial<T>): T {
	return new Proxy(thing, {
		get(target, name) {
			const own: unknown = Reflect.get(parts, name) ?? Reflect.get(target, name);
			return typeof own === 'function' ? (own.bind(target) as unknown) : own;
		}
	});
}

/** A store whose meetings have these members replaced. */
export const overMeetings = (store: Store, parts: Partial<Streams<MeetingStream>>): Store =>
	withMeetings(store, overlay(meetingStreams(store), parts));

/** A store with these streams in place of its meetings. */
export function withMeetings(store: Store, meetings: Streams<MeetingStream>): Store {
	const streams = (folder: StreamFolder) =>
		folder.name === folderOfKind.meeting ? meetings : store.streams(folder);
	return new Proxy(store, {
		get(target, name) {
			const own: unknown = name === 'streams' ? streams : Reflect.get(target, name);
			return typeof own === 'function' ? (own.bind(target) as unknown) : own;
		}
	});
}

/** A disk that can be told to refuse what is appended. */
export class Disk {
	refuses: 'nothing' | 'once' | 'full' | 'for-good' = 'nothing';
	/** The meetings that it refuses. An empty list means all. */
	readonly only = new Set<string>();

	around = (store: Store): Store =>
		overMeetings(store, {
			append: async (meeting, expected, lines) => {
				const concerned = this.only.size === 0 || this.only.has(meeting);
				if (this.refuses === 'nothing' || !concerned)
					return meetingStreams(store).append(meeting, expected, lines);
				const isLasting = this.refuses === 'for-good';
				if (this.refuses === 'once') this.refuses = 'nothing';
				const cause = Object.assign(new Error('the test has no room'), { code: 'ENOSPC' });
				throw new StoreFailure('the test refuses', isLasting, this.refuses === 'full' ? cause : undefined);
			}
		});
}

/** A store over which one meeting throws, by a mistake of ours, once it is named. */
export class Falling {
	meeting = '';
	readonly around = (store: Store) =>
		overMeetings(store, {
			inBox: (meeting, box, voters) => {
				if (meeting === this.meeting) throw new TypeError('a mistake of ours');
				return meetingStreams(store).inBox(meeting, box, voters);
			}
		});
}
