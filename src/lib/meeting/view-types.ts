// The shape of what goes out, part by part. A part that did not change is not sent; keyed lists travel as what was put and dropped.
import type { ItemView } from './agenda/view.ts';
import type { Stage } from './agenda/state.ts';
import type { Label } from './label.ts';
import type { Phase } from './phase.ts';
import type { LinkView, PeopleView, PersonView } from './people/view.ts';
import type { FloorView, QueueView, TurnView } from './queue/view.ts';
import type { EntryView, StaffEntryView } from './record/view.ts';
import type { SlipView, StaffVoteView, VoteView } from './vote/view.ts';
import type { GroupView, IdeaView, WallView } from './wall/view.ts';

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
	/** The time zone of the hall, as "Europe/Paris"; null before the doors open. */
	readonly zone: string | null;
	/** Until when the closing can be taken back; null where it cannot be. */
	readonly takeBackUntil: number | null;
	/** Path of the minutes page. */
	readonly minutes: string;
	/** Days after closing until first names are erased. */
	readonly namesKeptDays: number;
}

/** How to come in; the screen and staff only. QR codes are SVG path data in a square of `size` modules. */
export interface HallView {
	/** The address to type, e.g. "192.168.43.1:3000". */
	readonly address: string;
	/** What the QR opens. */
	readonly url: string;
	/** Six digits; null while the doors are closed. */
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
	/** As this machine calls it. */
	readonly name: string;
	/** False for what a tunnel or a virtual machine made: phones will hardly reach it. */
	readonly likely: boolean;
}

/** Port 80: not asked for, ours, somebody else's, or refused by the system. */
export type PortState = 'off' | 'open' | 'taken' | 'forbidden';

/** Whether phones are told that there is internet. */
export interface InternetView {
	readonly on: boolean;
	readonly port: PortState;
	/** How many devices were told yes, and have a line or asked in the last quarter of an hour. */
	readonly answered: number;
}

/** Staff only: what the hall check and the header say. */
export interface ConnectionsView {
	/** Phones connected now, with or without a seat. */
	readonly phones: number;
	/** A phone has reached this meeting since the server started. */
	readonly phoneReached: boolean;
	readonly screens: number;
	readonly staff: number;
	/** The cards of this machine that phones may be behind, best first. */
	readonly cards: readonly CardView[];
	/** Those of the cards, alone: for clients of before. */
	readonly addresses: readonly string[];
	readonly internet: InternetView;
	readonly savedAt: number | null;
	/** The store has failed: nothing is accepted any more. */
	readonly failing: boolean;
	/** It has failed for want of room: what is sent once there is some is taken. */
	readonly full?: true;
	/** Words, a first name or a box that were to be erased are still on disk; it is tried again. */
	readonly owing: boolean;
	/** The journal grows as by no evening: somebody may be sending without end. */
	readonly growing: boolean;
	/** The file of first names could not be read and was set aside: whoever gave one may give it again. */
	readonly namesLost: boolean;
}

/** All residents share this one. */
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
	/** At the read-back and after closing: decisions, actions, commitments, disagreements, open questions; empty else. */
	readonly entries: readonly EntryView[];
}

export interface ScreenView extends RoomView {
	readonly hall: HallView;
}

export interface StaffView extends Omit<ScreenView, 'ideas' | 'groups' | 'entries'> {
	/** Ideas and groups of all walls. */
	readonly ideas: readonly IdeaView[];
	readonly groups: readonly GroupView[];
	readonly entries: readonly StaffEntryView[];
	readonly persons: readonly PersonView[];
	readonly votes: readonly StaffVoteView[];
	/** Places for phones: how many are taken, of how many, and how many FreeSeats would free now. */
	readonly seats: { readonly taken: number; readonly most: number; readonly idle: number };
	/** For coded votes, in the order of their numbers. */
	readonly slips: readonly SlipView[];
	readonly walls: readonly WallView[];
	readonly links: readonly LinkView[];
	readonly connections: ConnectionsView;
	/** Turns that are over, newest last, to attach an entry to. */
	readonly past: readonly {
		readonly id: string;
		readonly label: Label;
		readonly item: string | null;
		readonly at: number;
	}[];
	readonly lists: { readonly longestWaitSince: number | null; readonly firstTimers: number };
}

/** What is one's own; to that device only. */
export interface Mine {
	/** Null before the seat is taken. */
	readonly person: string | null;
	readonly label: Label;
	readonly name: string | null;
	/** Which phone mine was to come: said to staff, who admit it to checked votes. */
	readonly phone: number | null;
	readonly admitted: boolean;
	/** Ids of my waiting turns. */
	readonly turns: readonly string[];
	/** It is my turn: the id of the turn that I speak in. */
	readonly speaking: string | null;
	/** I have spoken in this meeting, or speak now: a closed list is closed to me. */
	readonly heard: boolean;
	readonly ideas: readonly {
		readonly id: string;
		readonly wall: string;
		readonly words: string | null;
		readonly state: 'waiting' | 'shown' | 'hidden' | 'withdrawn';
	}[];
	/** Vote id to the round in which my ballot is in. */
	readonly voted: Readonly<Record<string, number>>;
	/** What was noted of my turns. */
	readonly entries: readonly EntryView[];
}

export type View = RoomView | ScreenView | StaffView;
export type Audience = 'resident' | 'screen' | 'staff';
