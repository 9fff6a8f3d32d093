// The minutes as data, in no language. Every format is written from this, and the JSON export is this. So it is built field by field,
// and holds nothing that a reader may not know: no device, no id of a person, no name that was not switched on, no note of the
// facilitator, and no withdrawn, hidden or struck words.
import type { Channel, Official, Role, SpeechRule } from '../frame.ts';
import type { MinutesState } from '../minutes-state.ts';
import type { Phase } from '../phase.ts';
import type { Edition, Outcome, Reading } from '../publication/state.ts';
import type { EntryKind, ResultKind } from '../record/kinds/kinds.ts';
import type { Consent } from '../record/consent.ts';
import type { Trace } from '../record/state.ts';
import type { Option } from '../vote/kinds/kind.ts';
import type { VoteKind } from '../vote/kinds/kinds.ts';
import type { HandsCover, VoteLevel } from '../vote/state.ts';

/** Whether something lies under the section's item. */
export type IsUnder = (item: string | null) => boolean;

export interface Minutes {
	/** D47. The outside one is made from the table's (`outside.ts`). */
	readonly edition: Edition;
	/** Unless it is `closed`, the meeting goes on, or its record is being corrected. */
	readonly phase: Phase;
	readonly publication: PublicationMinutes;
	readonly frame: Frame;
	/** All items in their order, then what belongs to no item, if anything does. */
	readonly sections: readonly Section[];
	readonly gathered: Gathered;
	readonly corrections: Corrections;
}

/** D40. */
export interface PublicationMinutes {
	readonly state: MinutesState;
	/** In their order. The last one is this one, unless the minutes are being corrected. */
	readonly versions: readonly {
		readonly number: number;
		readonly at: number;
		readonly how: Reading;
		/** Names or roles of those who read it, if they wished it. */
		readonly by: string;
		/** Why there is another version. Empty: it is the first. */
		readonly reason: string;
	}[];
	/** D45. What was proposed, and what became of it. A refusal stays. The outside edition has none. */
	readonly proposals: readonly ProposalMinutes[];
}

export interface ProposalMinutes {
	readonly entry: string | null;
	readonly item: string | null;
	readonly words: string | null;
	/** What stands there instead, as its author read it. */
	readonly against: string | null;
	readonly at: number;
	/** Null: nobody answered yet. */
	readonly outcome: Outcome | null;
	/** Why it was refused, or what was said of it. */
	readonly reason: string;
}

export interface Frame {
	readonly table: string;
	readonly title: string;
	readonly convener: string;
	readonly place: string;
	/** As it was typed. Empty: nobody typed it. */
	readonly date: string;
	readonly purpose: string;
	/** The name of the person in this role, if they asked to be named. Empty: the role alone. */
	readonly facilitator: string;
	readonly secretary: string;
	/** Who said that they could not come. Empty: nothing was said. */
	readonly excused: string;
	/** M40. */
	readonly next: { readonly date: string; readonly time: string; readonly place: string };
	readonly createdAt: number;
	readonly openedAt: number | null;
	readonly closedAt: number | null;
	/** M50. From when to when the meeting was off the record, in order. `until` is null while it lasts. */
	readonly offRecord: readonly { readonly from: number; readonly until: number | null }[];
	/** The time zone of the hall, in which the minutes tell the time. */
	readonly zone: string | null;
	/** How many people, never who. Once the meeting was closed, the number at its end. */
	readonly present: number;
	/** They were counted at the door, not from seats. */
	readonly counted: boolean;
	/** How those with a seat came in. */
	readonly arrivals: { readonly phone: number; readonly card: number; readonly someone: number };
	readonly heard: number;
	/** Those who promised something and were no guests. */
	readonly officials: readonly Official[];
	/** People with a function, in the order of arrival. They are in none of these numbers. */
	readonly guests: readonly Official[];
	/** The rules of the items that the room has been on, in the order of first use. */
	readonly rules: readonly SpeechRule[];
}

export interface Section {
	/** Null: the section of everything that belongs to no item. */
	readonly item: ItemFacts | null;
	readonly speech: Speech;
	readonly notes: readonly EntryMinutes[];
	readonly walls: readonly WallMinutes[];
	readonly votes: readonly VoteMinutes[];
}

export interface ItemFacts {
	readonly id: string;
	readonly title: string;
	readonly plannedMinutes: number;
	readonly rule: SpeechRule;
	readonly state: 'ahead' | 'now' | 'done';
	readonly spentMs: number;
	/** Since when the time runs, which comes on top of `spentMs`. Null: it stands still. */
	readonly since: number | null;
}

/** What was spoken by the whole room. Technical points count in `ms`, but not in `turns`. */
export interface Speech {
	readonly turns: number;
	readonly technical: number;
	/** How many different residents took those turns, and how many guests. */
	readonly people: number;
	readonly guests: number;
	readonly ms: number;
	readonly over: { readonly turns: number; readonly ms: number };
	/** How many of the turns were taken in a tour de table. */
	readonly round: number;
	/** How often the facilitator changed the order. */
	readonly reordered: number;
	readonly speaking: boolean;
}

export type Speaker =
	| { readonly kind: 'resident' }
	| { readonly kind: 'name'; readonly name: string }
	| { readonly kind: 'guest'; readonly name: string; readonly role: string };
export type MinutesPerson =
	Speaker | { readonly kind: 'group'; readonly group: string } | { readonly kind: 'to-find' };

export interface EntryMinutes {
	readonly id: string;
	readonly kind: EntryKind;
	/** Null: withdrawn. */
	readonly words: string | null;
	/** The other position. Null: withdrawn, or its kind has none. */
	readonly against: string | null;
	readonly speaker: Speaker;
	/** Who does it. Null: entries of this kind have nobody who does it. */
	readonly who: MinutesPerson | null;
	/** By when. Empty: to be found. */
	readonly when: string;
	/** Who promised. */
	readonly official: Official | null;
	/** R46, R52. What the speaker said of these words, or of the sentence that is one of its positions. Null: nobody is asked. */
	readonly consent: Consent | null;
	readonly source:
		| { readonly kind: 'turn' }
		| { readonly kind: 'vote'; readonly vote: string }
		| { readonly kind: 'idea'; readonly idea: string }
		| { readonly kind: 'entry'; readonly entry: string }
		| null;
	readonly at: number;
	/** It was noted after the end of the meeting. */
	readonly afterwards: boolean;
}

export interface IdeaMinutes {
	readonly id: string;
	readonly words: string | null;
	readonly channel: Channel;
	/** T1. The entry that it came from. */
	readonly from: string | null;
}

/** came = the counts of all groups + alone + hidden + waiting + withdrawn. */
export interface WallMinutes {
	readonly id: string;
	readonly prompt: string;
	readonly state: 'prepared' | 'open' | 'closed';
	readonly came: number;
	/** Splits `came`. */
	readonly channels: Readonly<Record<Channel, number>>;
	readonly groups: readonly {
		readonly id: string;
		readonly name: string;
		/** How many ideas it has. */
		readonly count: number;
		/** The outside edition has none. */
		readonly ideas: readonly IdeaMinutes[];
	}[];
	/** How many ideas are in no group. */
	readonly alone: number;
	/** Those ideas. The outside edition has none. */
	readonly ungrouped: readonly IdeaMinutes[];
	readonly hidden: number;
	readonly waiting: number;
	readonly withdrawn: { readonly author: number; readonly staff: number };
}

export interface RoundMinutes {
	readonly round: number;
	readonly cast: number;
	readonly present: number;
	/** Splits `cast`, never an option. */
	readonly channels: Readonly<Record<Channel, number>>;
	/** The lines of the result, as the kind of vote gives them. */
	readonly counts: readonly { readonly option: string; readonly count: number }[];
	readonly openedAt: number;
	readonly closedAt: number;
	/** How many secret ballots could not be read. They are in no count. */
	readonly lost?: number;
	/** In a coded vote: how many slips were good. */
	readonly slips?: number;
	/** V41. Whom the counted hands cover: `cards` too, or only the `others`. */
	readonly covers?: HandsCover;
}

export interface VoteMinutes {
	readonly id: string;
	/** Null: the words of the idea it came from, withdrawn. */
	readonly question: string | null;
	/** The idea that it came from. */
	readonly from: string | null;
	/** T1. The wall whose groups are its options. */
	readonly wall: string | null;
	readonly kind: VoteKind;
	readonly options: readonly Option[];
	readonly max: number;
	readonly secret: boolean;
	readonly level: VoteLevel;
	readonly state: 'prepared' | 'open' | 'closed';
	/** How many have answered in the open round. Null: no round is open. */
	readonly answered: number | null;
	readonly rounds: readonly RoundMinutes[];
}

/** Ids of notes of all sections, in their order. */
export type Gathered = Readonly<Record<ResultKind, readonly string[]>>;

export interface Corrections {
	/** What was struck, at any time: when and why, without its words. */
	readonly struck: readonly {
		readonly kind: EntryKind;
		readonly item: string | null;
		readonly at: number;
		readonly by: Role | 'host';
		readonly reason: string;
	}[];
	/** What was done to the record after the end. */
	readonly changes: readonly {
		readonly what: 'noted' | Trace['what'];
		readonly kind: EntryKind;
		readonly item: string | null;
		readonly at: number;
		readonly by: Role | 'host';
	}[];
	/** Each closing that was a mistake, and when the evening went on. */
	readonly takenBack: readonly { readonly closedAt: number; readonly at: number }[];
	readonly reopened: readonly { readonly at: number; readonly reason: string }[];
	/** F6. Each masking of words, without the words: in how many texts they stood. */
	readonly masked: readonly {
		readonly at: number;
		readonly by: Role | 'host';
		readonly reason: string;
		readonly places: number;
	}[];
}
