// The types of a meeting as a kind of stream, and where the store keeps meetings.
import type { Signal, TurnedPage } from '#meeting/agenda/page.ts';
import type { Command } from '#meeting/command.ts';
import type { Outside } from '#meeting/outside.ts';
import type { Event } from '#meeting/event.ts';
import type { RefusalCode, Role } from '#meeting/frame.ts';
import type { Names } from '#meeting/label.ts';
import type { SignOrder } from '#meeting/sign.ts';
import type { Meeting, Sealed } from '#meeting/meeting.ts';
import type { Audience, Mine, View } from '#meeting/view-types.ts';
import type { Presence } from '#meeting/view.ts';
import type { JournalLine } from '../store/journal-line.ts';
import type { Room } from '../room/room.ts';
import type { Store } from '../store/store.ts';
import { folderOfKind, type StreamFolder } from '../store/stream-folder.ts';
import type { Streams } from '../store/streams.ts';

/** What lies beside a meeting's journal. */
export interface MeetingBeside {
	readonly names: Names;
	readonly signs: SignOrder;
	/** The file of first names could not be read, and was set aside. */
	readonly areNamesLost: boolean;
}

export interface MeetingStream {
	readonly state: Meeting;
	readonly command: Command;
	readonly event: Event;
	readonly role: Role;
	readonly refusal: RefusalCode;
	readonly sealed: Sealed;
	readonly beside: MeetingBeside;
	readonly outside: Outside;
	readonly presence: Presence;
	readonly signal: Signal;
	readonly signalled: TurnedPage;
	readonly audience: Audience;
	readonly view: View;
	readonly own: Mine;
}

export type MeetingRoom = Room<MeetingStream>;
export type MeetingLine = JournalLine<MeetingStream>;

export const closesMeeting = ({ type }: Event): boolean => type === 'MeetingClosed';

const meetingFolder: StreamFolder<MeetingStream> = {
	name: folderOfKind.meeting,
	rows: (catalogue) => catalogue.meetings,
	closes: closesMeeting
};

export const meetingStreams = (store: Pick<Store, 'streams'>): Streams<MeetingStream> =>
	store.streams(meetingFolder);
