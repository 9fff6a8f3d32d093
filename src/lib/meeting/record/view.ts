// Who sees what of the record. Everybody: entries that are not struck. A person is named only if they gave a first name and agreed that
// it stands there, and the entry's switch is on. Officials and guests are named. Staff also see struck entries, the traces, and the
// turn of an entry. Nobody else sees that turn: everybody saw who spoke in it, so its id would tell whose words they are.
import { dayOf } from '#stream/calendar-date.ts';
import type { Official, Role } from '../frame.ts';
import type { Label } from '../label.ts';
import { goingOn, goingOnEach, remembered } from '#stream/remembered.ts';
import { inOrder, inOrderSince } from '#stream/shelf.ts';
import type { RecordSight } from './around.ts';
import { doerOf, personNamedBy, personShownBy } from './attribution.ts';
import { consentOf, isShownDecided, type Consent } from './consent.ts';
import { ofPersons, ofShown } from './entries-by-person.ts';
import type { EntryKind } from './kinds/kinds.ts';
import { publicSource } from './source-kinds.ts';
import type { Answer, Doer, Entries, Entry, Source } from './state.ts';
import { afterwards, viewTrace, type TraceView } from './traces.ts';

export interface EntryView {
	readonly id: string;
	readonly kind: EntryKind;
	readonly item: string | null;
	/** Null: withdrawn. */
	readonly words: string | null;
	readonly against: string | null;
	/** Who said it: `resident`, unless their first name may stand here, or they are a guest. */
	readonly speaker: Label;
	/** Who does it. */
	readonly who:
		| { readonly kind: 'to-find' }
		| { readonly kind: 'group'; readonly group: string }
		| { readonly kind: 'person'; readonly label: Label }
		| null;
	/** As it was typed. */
	readonly when: string;
	/** R21. The day that it means, as 2026-03-15. Left out, these are words. */
	readonly due?: string;
	/** R23. Its date is over. */
	readonly late?: true;
	readonly official: Official | null;
	/** R46. What its speaker said of it. Null: an entry of its kind has no question. */
	readonly consent: Consent | null;
	/** Which text it is; an answer names it (R43). */
	readonly version: number;
	/** The vote or the idea that it comes from. Only staff see a turn. */
	readonly source: Source | null;
	readonly at: number;
}

/** Staff only. */
export interface StaffEntryView extends EntryView {
	/** `who` as it was noted, so that an edit does not change it. */
	readonly doer: Doer | null;
	readonly struck: boolean;
	readonly named: boolean;
	/** Who does it agreed aloud to be named here. */
	readonly aloud: boolean;
	/** What the person whom the switch is about said of their name in the minutes. `none`: no first name that it could show. */
	readonly answer: 'none' | 'not-asked' | 'no' | 'yes';
	/** Whether the switch can be turned on. */
	readonly nameable: boolean;
	/** How and when its speaker answered. Null: not for this version. */
	readonly answered: Pick<Answer, 'how' | 'at'> | null;
	/** The number of the slip that answers for it. Null: none was printed. */
	readonly slip: number | null;
	readonly by: Role | 'host';
	readonly traces: readonly TraceView[];
}

/** The entries in the order of the record. Each stands under its item. */
export function viewEntries(record: Entries, sight: RecordSight): EntryView[] {
	const entries = entriesSeen(sight, record);
	return viewEach(sight, entries).filter((_, at) => !entries[at]?.struck);
}

/** What was decided, in the order of the record. Nothing else is looked at. */
export const viewDecided = (record: Entries, sight: RecordSight): EntryView[] =>
	entriesSeen(sight, record)
		.filter((entry) => !entry.struck && isShownDecided({ kind: entry.kind, consent: consentOf(entry) }))
		.map((entry) => viewEntry(sight, entry));

/** What was noted of one person, as everybody may read it. */
export const viewOwnEntries = (record: Entries, person: string, sight: RecordSight): readonly EntryView[] =>
	viewStanding(ofPersons(sight, entriesSeen(sight, record)).get(person) ?? none, sight);

const none: readonly Entry[] = [];
const viewStanding = remembered((entries: readonly Entry[], sight: RecordSight): readonly EntryView[] =>
	entries.filter((entry) => !entry.struck).map((entry) => viewEntry(sight, entry))
);

/** Beside how many entries the first name of this person stands now. */
export function timesNamed(record: Entries, person: string, sight: RecordSight): number {
	if (sight.nameOf(person) === null || sight.guestOf(person)) return 0;
	const shown = ofShown(sight, entriesSeen(sight, record)).get(person) ?? none;
	return shown.filter(({ struck }) => !struck).length;
}

export const viewStaffEntries = (record: Entries, sight: RecordSight): readonly StaffEntryView[] =>
	viewStaffEach(sight, entriesSeen(sight, record));

/** When a sentence was taken back last. Minus one: none was. */
export const withdrawnAt = remembered((record: Entries): number => {
	const gone = entriesOf(record).flatMap(({ traces }) => traces.filter(({ what }) => what === 'withdrawn'));
	return Math.max(-1, ...gone.map(({ at }) => at));
});

/** In the order of the record. */
export const entriesOf = ({ entries, order }: Entries): Entry[] => inOrder(entries, order);

const entriesSeen = goingOn<RecordSight, Entries, readonly Entry[]>((_, { entries, order }, last) =>
	last
		? inOrderSince(entries, order, { shelf: last.from.entries, keys: last.from.order, all: last.made })
		: inOrder(entries, order)
);

// What the view of an entry takes from elsewhere is looked up first. As long as that is the same, so is the view.
function viewStaffEntry(sight: RecordSight, entry: Entry): StaffEntryView {
	return forStaff(entry, viewEntry(sight, entry), ideaWords(entry, sight), answerOf(entry, sight));
}
const viewStaffEach = goingOnEach(viewStaffEntry);

const forStaff = remembered(
	(
		entry: Entry,
		seen: EntryView,
		ofIdea: string | null,
		answer: StaffEntryView['answer']
	): StaffEntryView => ({
		...seen,
		source: entry.source,
		doer: entry.who,
		struck: entry.struck,
		named: entry.named,
		aloud: entry.aloud,
		answer,
		nameable: answer === 'yes',
		slip: entry.slip?.number ?? null,
		answered: entry.answer && { how: entry.answer.how, at: entry.answer.at },
		by: entry.by,
		traces: entry.traces.map((trace, at) => viewTrace(trace, ofIdea, afterwards(entry, at)))
	})
);

function answerOf(entry: Entry, sight: RecordSight): StaffEntryView['answer'] {
	const person = personNamedBy(entry);
	if (person === null || sight.nameOf(person) === null || sight.guestOf(person)) return 'none';
	const answer = sight.inMinutes(person);
	return answer === null ? 'not-asked' : answer ? 'yes' : 'no';
}

function viewEntry(sight: RecordSight, entry: Entry): EntryView {
	const guest = (person: string | null) => (person === null ? null : sight.guestOf(person));
	return forAll(
		entry,
		ideaWords(entry, sight),
		shownName(entry, sight),
		dueOf(entry, sight),
		isLate(entry, sight),
		guest(entry.person),
		guest(doerOf(entry))
	);
}
const viewEach = goingOnEach(viewEntry);

const forAll = remembered(
	(
		entry: Entry,
		ofIdea: string | null,
		name: string | null,
		due: string | null,
		late: boolean,
		speaker: Official | null,
		doer: Official | null
	): EntryView => {
		const label = (person: string | null, guest: Official | null): Label =>
			guest ? { kind: 'guest', ...guest } : publicLabel(entry, person, name);
		return {
			id: entry.id,
			kind: entry.kind,
			item: entry.item,
			words: entry.withdrawn ? null : (entry.words ?? ofIdea), // R9, R44
			against: entry.withdrawn ? null : entry.against,
			speaker: label(entry.person, speaker),
			who: viewDoer(entry.who, label(doerOf(entry), doer)),
			when: entry.when,
			...(due !== null && { due }),
			...(late && { late }),
			official: entry.official,
			consent: consentOf(entry),
			version: entry.version,
			source: publicSource(entry.source),
			at: entry.at
		};
	}
);

/** R23: only a date can be late, and words never are. */
function isLate(entry: Entry, sight: RecordSight): boolean {
	const due = dueOf(entry, sight);
	return due !== null && sight.today !== null && due < sight.today;
}
const dueOf = ({ when }: Entry, { day }: RecordSight): string | null => dayOf(when, day);

/** R16: the first name, if its owner agreed and the entry's switch is on. Never the number of a card. */
function shownName(entry: Entry, sight: RecordSight): string | null {
	const person = personShownBy(entry, sight);
	return person === null ? null : sight.nameOf(person);
}

const resident: Label = { kind: 'resident' };
const publicLabel = (entry: Entry, person: string | null, name: string | null): Label =>
	name !== null && personNamedBy(entry) === person ? { kind: 'name', name } : resident;

function viewDoer(who: Doer | null, label: Label): EntryView['who'] {
	if (who === null) return null;
	if (who === 'to-find') return { kind: 'to-find' };
	return 'group' in who ? { kind: 'group', group: who.group } : { kind: 'person', label };
}

/** R9: the words of the idea that it comes from. */
const ideaWords = ({ source }: Entry, sight: RecordSight): string | null =>
	source?.kind === 'idea' ? sight.wordsOfIdea(source.idea) : null;
