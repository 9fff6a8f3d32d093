// Gathers what each topic asks of the rest of the meeting before it decides. `around.ts` has the answers. An answer that needs a look
// at everybody is worked out only when it is asked for.
import { onShelf } from '#stream/shelf.ts';
import {
	authorOf,
	awayOf,
	capturedSince,
	hasActed,
	hasItem,
	ideaOf,
	inUse,
	isStaff,
	personOfTurn,
	ruleNow,
	turnOfPerson
} from './around.ts';
import type { Behalf, Cause } from './frame.ts';
import type { Meeting } from './meeting.ts';
import type { Outside } from './outside.ts';
import { resolveBehalf } from './people/decide.ts';
import { admittedCount, isAdmitted, hasCards, isResidentHere, presentCount } from './people/state.ts';
import { minutesState } from './minutes-state.ts';
import type { PublicationAround } from './publication/around.ts';
import { agreedAloud } from './record/attribution.ts';
import { checkedNow } from './vote/levels.ts';

const isGuestIn = ({ people }: Meeting, person: string): boolean =>
	(onShelf(people.persons, person)?.guest ?? null) !== null;

export const agendaAround = (meeting: Meeting) => ({
	itemOfVote: (id: string) => meeting.votes.votes[id]?.item ?? null,
	itemOfWall: (id: string) => meeting.walls.walls[id]?.item ?? null,
	inUse: (id: string) => inUse(meeting, id)
});

export const peopleAround = (meeting: Meeting, cause: Cause, outside: Outside) => ({
	author: authorOf(meeting, cause),
	open: meeting.about.phase === 'open',
	checked: checkedNow(meeting.votes),
	agreedAloud: (person: string) => agreedAloud(meeting.record, person).length > 0,
	stays: (person: string) => {
		const device = onShelf(meeting.people.persons, person)?.device;
		return device == null || (outside.isHere?.(device) ?? true) || hasActed(meeting, person);
	}
});

export const queueAround = (meeting: Meeting, cause: Cause) => ({
	author: authorOf(meeting, cause),
	staff: isStaff(cause),
	...ruleNow(meeting.agenda),
	allowance: (person: string) => onShelf(meeting.people.persons, person)?.allowance ?? 1,
	isPresent: (person: string) => onShelf(meeting.people.persons, person)?.present === true,
	get residents() {
		return meeting.people.order.filter((id) => {
			const person = onShelf(meeting.people.persons, id);
			return person !== undefined && isResidentHere(person);
		});
	},
	isGuest: (person: string) => isGuestIn(meeting, person),
	resolve: (behalf: Behalf) => resolveIn(meeting, behalf, cause),
	capturedSince: (at: number) => capturedSince(meeting, at)
});

export const voteAround = (meeting: Meeting, cause: Cause, outside: Outside) => ({
	author: authorOf(meeting, cause),
	staff: isStaff(cause),
	current: meeting.agenda.current,
	hasItem: (id: string) => hasItem(meeting, id),
	hasWall: (id: string) => meeting.walls.walls[id] !== undefined,
	isPresent: (person: string) => onShelf(meeting.people.persons, person)?.present === true,
	isGuest: (person: string) => isGuestIn(meeting, person),
	isSomeone: (person: string) => onShelf(meeting.people.persons, person)?.kind === 'someone',
	isAdmitted: (person: string) => isAdmitted(meeting.people, person),
	get present() {
		return presentCount(meeting.people);
	},
	get hasCards() {
		return hasCards(meeting.people);
	},
	get admitted() {
		return admittedCount(meeting.people);
	},
	isCounted: meeting.people.counted !== null,
	box: (vote: string, round: number) => outside.box(vote, round),
	idea: (id: string) => ideaOf(meeting, id)
});

export const wallAround = (meeting: Meeting, cause: Cause) => ({
	author: authorOf(meeting, cause),
	staff: isStaff(cause),
	current: meeting.agenda.current,
	hasItem: (id: string) => hasItem(meeting, id),
	lends: (id: string) => {
		const entry = onShelf(meeting.record.entries, id);
		return entry !== undefined && !entry.struck && !entry.withdrawn;
	},
	resolve: (behalf: Behalf) => resolveIn(meeting, behalf, cause)
});

export const recordAround = (meeting: Meeting, cause: Cause) => ({
	current: meeting.agenda.current,
	hasItem: (id: string) => hasItem(meeting, id),
	personOfTurn: (turn: string) => personOfTurn(meeting, turn),
	hasVote: (id: string) => meeting.votes.votes[id] !== undefined,
	hasCome: (person: string) => onShelf(meeting.people.persons, person) !== undefined,
	ideaOf: (id: string) => ideaOf(meeting, id),
	author: authorOf(meeting, cause) ?? awayOf(meeting, cause),
	staff: isStaff(cause),
	named: (person: string) => onShelf(meeting.people.persons, person)?.named === true,
	inMinutes: (person: string) => onShelf(meeting.people.persons, person)?.inMinutes === true
});

export const publicationAround = (meeting: Meeting, cause: Cause): PublicationAround => ({
	author: authorOf(meeting, cause) ?? awayOf(meeting, cause),
	staff: isStaff(cause),
	isToRead: minutesState(meeting) === 'to-read',
	hasItem: (id) => hasItem(meeting, id),
	isStanding: (id) => onShelf(meeting.record.entries, id)?.struck === false
});

const resolveIn = (meeting: Meeting, behalf: Behalf, cause: Cause) =>
	resolveBehalf(meeting.people, behalf, cause, {
		heard: (person) => meeting.queue.heard.includes(person),
		busy: (person) => turnOfPerson(meeting, person) !== null
	});
