// The meeting: its topics joined. The only file that knows them all as state.
import { emptyAgenda, type Agenda, type Stage } from './agenda/state.ts';
import { nobodyYet, type People } from './people/state.ts';
import type { OffRecordTime } from './off-record.ts';
import type { Author } from './frame.ts';
import type { Phase } from './phase.ts';
import { unpublished, type Publication } from './publication/state.ts';
import type { SignObject } from './sign.ts';
import { emptyQueue, type Queue } from './queue/state.ts';
import { emptyRecord, type Entries } from './record/state.ts';
import { noVotes, type Votes } from './vote/state.ts';
import { noWalls, type Walls } from './wall/state.ts';
import type { SealedBallot } from './vote/state.ts';

/** M40. A day of the calendar and a time of the clock, in no zone: "2026-12-10", "18:30". Empty: not said yet. */
export interface NextMeeting {
	readonly date: string;
	readonly time: string;
	readonly place: string;
}
export const noNext: NextMeeting = { date: '', time: '', place: '' };

export interface About {
	readonly id: string;
	readonly table: string;
	readonly tableName: string;
	readonly title: string;
	readonly place: string;
	readonly date: string;
	readonly convener: string;
	readonly purpose: string;
	/** The name of the person in this role, who asked to be named in the minutes. Empty: the minutes name the role alone. */
	readonly facilitator: string;
	readonly secretary: string;
	/** Who said that they could not come. */
	readonly excused: string;
	readonly next: NextMeeting;
	readonly salt: string;
	readonly phase: Phase;
	readonly createdAt: number;
	readonly openedAt: number | null;
	/** The time zone of the hall, such as "Europe/Paris". Null: the doors have not opened yet, or the journal does not say. */
	readonly zone: string | null;
	readonly closedAt: number | null;
	/** Number present when it was closed. */
	readonly presentAtClose: number | null;
	/** What the room looked at when it was closed. */
	readonly stageAtClose: Stage | null;
	/** D40. It was closed by a version that publishes minutes. The page of an older meeting stays as it was. */
	readonly publishes: boolean;
	/** Each closing that was a mistake. */
	readonly takenBack: readonly { readonly closedAt: number; readonly at: number }[];
	/** M50. Each time off the record, the latest last. */
	readonly offRecord: readonly OffRecordTime[];
	/** F6. Each masking of words, without the words. */
	readonly masked: readonly {
		readonly at: number;
		readonly by: Author['role'];
		readonly reason: string;
		/** In how many texts they stood. */
		readonly places: number;
	}[];
	/** Each reopening of the record, with its reason. */
	readonly reopened: readonly { readonly at: number; readonly reason: string }[];
}

export interface Meeting {
	readonly about: About;
	readonly agenda: Agenda;
	readonly people: People;
	readonly queue: Queue;
	readonly votes: Votes;
	readonly walls: Walls;
	readonly record: Entries;
	readonly publication: Publication;
}

/** A first name, to be flushed to its own file before `NameSet` is written. */
export interface SealedName {
	readonly kind: 'name';
	readonly person: string;
	readonly name: string;
}
/** P32. An order of the signs, to be flushed to its own file before the doors open. If the meeting has one, that one stays. */
export interface SealedSigns {
	readonly kind: 'signs';
	readonly order: readonly SignObject[];
}
export type Sealed = SealedBallot | SealedName | SealedSigns;

export const emptyMeeting: Meeting = {
	about: {
		id: '',
		table: '',
		tableName: '',
		title: '',
		place: '',
		date: '',
		convener: '',
		purpose: '',
		facilitator: '',
		secretary: '',
		excused: '',
		next: noNext,
		salt: '',
		phase: 'preparing',
		createdAt: 0,
		openedAt: null,
		zone: null,
		closedAt: null,
		presentAtClose: null,
		stageAtClose: null,
		publishes: false,
		takenBack: [],
		offRecord: [],
		masked: [],
		reopened: []
	},
	agenda: emptyAgenda,
	people: nobodyYet,
	queue: emptyQueue,
	votes: noVotes,
	walls: noWalls,
	record: emptyRecord,
	publication: unpublished
};
