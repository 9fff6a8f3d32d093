// The shape of the views, part by part. A part that did not change is not sent. Of a list with ids, only the entries that were put or
// dropped are sent.
import type { ItemView } from './agenda/view.ts';
import type { PageView } from './agenda/page.ts';
import type { Stage } from './agenda/state.ts';
import type { Label } from './label.ts';
import type { NextMeeting } from './meeting.ts';
import type { MinutesState } from './minutes-state.ts';
import type { Phase } from './phase.ts';
import type { CopyView, OwnProposalView, ProposalView, VersionView } from './publication/view.ts';
import type { Sign } from './sign.ts';
import type { LinkView, PeopleView, PersonView } from './people/view.ts';
import type { FloorView, QueueView, TurnView } from './queue/view.ts';
import type { EntryView, StaffEntryView } from './record/view.ts';
import type { OpenView } from './still-open.ts';
import type { SlipView, StaffVoteView, VoteView } from './vote/view.ts';
import type { GroupView, IdeaView, StaffIdeaView, WallView } from './wall/view.ts';

export interface MeetingView {
	readonly id: string;
	readonly title: string;
	readonly tableName: string;
	readonly place: string;
	readonly date: string;
	readonly convener: string;
	readonly purpose: string;
	readonly phase: Phase;
	readonly openedAt: number | null;
	readonly closedAt: number | null;
	/** The time zone of the hall, such as "Europe/Paris". Null: the doors have not opened yet. */
	readonly zone: string | null;
	/** M40. Each of its fields may be empty. */
	readonly next: NextMeeting;
	/** M50. Since when the meeting is off the record. Null: it is on the record. */
	readonly offRecord: number | null;
	/** Until when the closing can be taken back. Null: it cannot be. */
	readonly takeBackUntil: number | null;
	/** The path of the page with the minutes. */
	readonly minutes: string;
	/** D40. */
	readonly minutesState: MinutesState;
	/** The published versions of the minutes, in their order. */
	readonly versions: readonly VersionView[];
	/** How many days after the closing first names are erased. */
	readonly namesKeptDays: number;
}

/** What is written in the minutes alone: whoever leads and writes and asked to be named, and who is excused. */
export interface MinutesNamesView {
	readonly facilitator: string;
	readonly secretary: string;
	readonly excused: string;
}

/** How to come in, for the screen and staff. A QR code is SVG path data in a square of `size` modules. */
export interface HallView {
	/** The address to type, e.g. "192.168.43.1:3000". */
	readonly address: string;
	/** What the QR opens. */
	readonly url: string;
	/** Six digits. Null: the doors are closed. */
	readonly code: string | null;
	readonly qr: { readonly path: string; readonly size: number };
	readonly wifi: {
		readonly ssid: string;
		readonly password: string;
		readonly qr: { readonly path: string; readonly size: number };
	} | null;
}

/** A network card that phones may be behind. */
export interface CardView {
	readonly address: string;
	/** The name that this machine gives the card. */
	readonly name: string;
	/** False for the card of a tunnel or of a virtual machine: phones can hardly reach it. */
	readonly likely: boolean;
}

/** Port 80: not wanted, ours, taken by another program, or refused by the system. */
export type PortState = 'off' | 'open' | 'taken' | 'forbidden';

/** Whether phones are told that there is internet. */
export interface InternetView {
	readonly on: boolean;
	readonly port: PortState;
	/** How many devices were told so, and have a line or asked in the last quarter of an hour. */
	readonly answered: number;
}

/** For staff: what the hall check and the header say. */
export interface ConnectionsView {
	/** How many phones are connected now, with or without a seat. */
	readonly phones: number;
	/** Whether a phone has reached this meeting since the server started. */
	readonly phoneReached: boolean;
	readonly screens: number;
	readonly staff: number;
	/** The cards of this machine that phones may be behind, best first. */
	readonly cards: readonly CardView[];
	/** Only the addresses of the cards, for older clients. */
	readonly addresses: readonly string[];
	readonly internet: InternetView;
	readonly savedAt: number | null;
	/** The disk refuses: nothing is accepted any more. */
	readonly failing: boolean;
	/** The disk is full: commands are taken again once there is room. */
	readonly full?: true;
	/** Words, a first name or a box should be erased and are still on disk. The server tries again. */
	readonly owing: boolean;
	/** The journal grows faster than on any normal evening: somebody may be sending without end. */
	readonly growing: boolean;
	/** The file of first names could not be read and was set aside. People may give their names again. */
	readonly namesLost: boolean;
}

/** All residents get the same view. */
export interface RoomView {
	readonly meeting: MeetingView;
	readonly stage: Stage;
	readonly people: PeopleView;
	readonly agenda: readonly ItemView[];
	readonly floor: FloorView | null;
	readonly queue: QueueView;
	/** Waiting turns, in order. */
	readonly turns: readonly TurnView[];
	/** The vote on stage. */
	readonly vote: VoteView | null;
	/** The wall on stage, its shown ideas and its groups. */
	readonly wall: WallView | null;
	readonly ideas: readonly IdeaView[];
	readonly groups: readonly GroupView[];
	/** M9. The entries, at the read-back, at the closing and after it. Else the list is empty. */
	readonly entries: readonly EntryView[];
}

export interface ScreenView extends RoomView {
	readonly hall: HallView;
	/** M30. */
	readonly page: PageView;
}

export interface StaffView extends Omit<ScreenView, 'ideas' | 'groups' | 'entries'> {
	readonly minutesNames: MinutesNamesView;
	/** F8. How often words were masked. */
	readonly maskings: number;
	/** Ideas and groups of all walls. */
	readonly ideas: readonly StaffIdeaView[];
	readonly groups: readonly GroupView[];
	readonly entries: readonly StaffEntryView[];
	readonly persons: readonly PersonView[];
	readonly votes: readonly StaffVoteView[];
	/** Places for phones: how many are taken, how many there are, and how many `FreeSeats` would free now. */
	readonly seats: { readonly taken: number; readonly most: number; readonly idle: number };
	/** The slips of coded votes, in the order of their numbers. */
	readonly slips: readonly SlipView[];
	readonly walls: readonly WallView[];
	readonly links: readonly LinkView[];
	readonly connections: ConnectionsView;
	/** Turns that are over, the newest last. An entry can be attached to one. */
	readonly past: readonly {
		readonly id: string;
		readonly label: Label;
		readonly item: string | null;
		readonly at: number;
	}[];
	/** Corrections of the minutes that were proposed. */
	readonly proposals: readonly ProposalView[];
	/** Who has a copy of the minutes. */
	readonly copies: readonly CopyView[];
	/** M41. What is still open, by kind. */
	readonly open: readonly OpenView[];
	readonly lists: { readonly longestWaitSince: number | null; readonly firstTimers: number };
}

/** What belongs to one device. Only that device gets it. */
export interface Mine {
	/** Null: the device has no seat yet. */
	readonly person: string | null;
	readonly label: Label;
	/** My sign, by which I am called aloud. Left out: I have none. */
	readonly sign?: Sign;
	readonly name: string | null;
	/** Whether my first name may stand beside my words in the minutes. Null: I was not asked. */
	readonly inMinutes: boolean | null;
	/** Beside how many entries it stands now. */
	readonly namedIn: number;
	/** The number of my phone. I show it to staff, who admit the phone to checked votes. */
	readonly phone: number | null;
	readonly admitted: boolean;
	/** Ids of my waiting turns. */
	readonly turns: readonly string[];
	/** The id of my running turn. Null: I do not speak. */
	readonly speaking: string | null;
	/** Whether I have spoken in this meeting, or speak now. Then a closed list is closed to me. */
	readonly heard: boolean;
	readonly ideas: readonly {
		readonly id: string;
		readonly wall: string;
		readonly words: string | null;
		readonly state: 'waiting' | 'shown' | 'hidden' | 'withdrawn';
	}[];
	/** The id of a vote, with the round in which my ballot came in. */
	readonly voted: Readonly<Record<string, number>>;
	/** The entries with my words. */
	readonly entries: readonly EntryView[];
	/** Corrections of the minutes that I proposed. Left out: none. */
	readonly proposals?: readonly OwnProposalView[];
}

export type View = RoomView | ScreenView | StaffView;
export type Audience = 'resident' | 'screen' | 'staff';
