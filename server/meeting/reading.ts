// Reads a meeting from its journal, with a room that goes on with it or without one.
import type { Meeting } from '#meeting/meeting.ts';
import { fold, openRoom, readFolded, readState } from '../room/folding.ts';
import type { RoomGround } from '../room/room.ts';
import type { Store } from '../store/store.ts';
import { meetingKind } from './kind.ts';
import { meetingStreams, type MeetingLine, type MeetingRoom, type MeetingStream } from './stream.ts';

export interface MeetingGround extends Pick<RoomGround<MeetingStream>, 'id' | 'clock' | 'log'> {
	readonly store: Store;
}

/** Rejects with StreamDamaged. */
export const openMeeting = ({ store, id, clock, log }: MeetingGround): Promise<MeetingRoom> =>
	openRoom({ kind: meetingKind, streams: meetingStreams(store), id, clock, log });

/** The meeting that its journal tells now. Null if the journal is damaged. */
export const readMeeting = (store: Store, id: string): Promise<Meeting | null> =>
	readState({ kind: meetingKind, streams: meetingStreams(store), id });

/** With the number of the journal's lines. */
export async function readMeetingAt(
	store: Store,
	id: string
): Promise<{ readonly meeting: Meeting; readonly version: number } | null> {
	const folded = await readFolded({ kind: meetingKind, streams: meetingStreams(store), id });
	return folded && { meeting: folded.state, version: folded.version };
}

/** Rejects with StreamDamaged. Everything else goes on meanwhile. */
export async function foldMeeting(lines: readonly MeetingLine[]): Promise<Meeting> {
	return (await fold(meetingKind, lines)).state;
}
