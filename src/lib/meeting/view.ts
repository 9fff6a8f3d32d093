// What each audience may know of a meeting, built field by field from the views of the topics. Nobody sees a field that view-types.ts
// does not list.
import { stages, voteShown, wallShown } from './agenda/stages.ts';
import { viewPage, type TurnedPage } from './agenda/page.ts';
import { viewAgenda } from './agenda/view.ts';
import { capturedSince, hasActed, questionOf, ruleNow, turnOfPerson } from './around.ts';
import { takeBackUntil } from './closing.ts';
import type { Names } from './label.ts';
import type { Meeting } from './meeting.ts';
import { offRecordSince } from './off-record.ts';
import { minutesState } from './minutes-state.ts';
import { viewCopies, viewProposals, viewVersions, type CopyView } from './publication/view.ts';
import { idlePhones } from './people/idle.ts';
import { viewLinks, viewPeople, viewPersons } from './people/view.ts';
import { presentCount, seatsOf } from './people/state.ts';
import { viewFloor, viewLists, viewPast, viewQueue, viewTurns } from './queue/view.ts';
import { isReadBack } from './record/consent.ts';
import { viewDecided, viewEntries, viewStaffEntries, withdrawnAt } from './record/view.ts';
import type { SignOrder } from './sign.ts';
import { labelIn, recordSightIn, signIn } from './sights.ts';
import { stillOpen } from './still-open.ts';
import { viewSlips, viewStaffVote, viewVote } from './vote/view.ts';
import type { Wall } from './wall/state.ts';
import { viewGroups, viewIdeas, viewStaffIdeas, viewWall } from './wall/view.ts';
import type {
	Audience,
	ConnectionsView,
	HallView,
	MeetingView,
	RoomView,
	ScreenView,
	StaffView,
	View
} from './view-types.ts';

/** What the server knows and the journal does not: who is connected, and how to come in. */
export interface Presence {
	/** Person ids whose phone is connected. */
	readonly connected: ReadonlySet<string>;
	readonly hall: HallView;
	readonly connections: ConnectionsView;
	/** The path of the page with the minutes. */
	readonly minutes: string;
	readonly namesKeptDays: number;
	/** M30. */
	readonly turned: TurnedPage | null;
}

/** `today`: today's date in the hall, as 2026-11-29. Null: the caller does not ask what is late. `signs`: kept apart from the journal, as names are. */
export function viewFor<A extends Audience>(
	meeting: Meeting,
	names: Names,
	presence: Presence,
	audience: A,
	today: string | null,
	signs?: SignOrder
): ViewOf[A];
export function viewFor(
	meeting: Meeting,
	names: Names,
	presence: Presence,
	audience: Audience,
	today: string | null,
	signs: SignOrder = null
): View {
	const called = { names, signs };
	switch (audience) {
		case 'resident':
			return roomView(meeting, called, presence, today);
		case 'screen':
			return screenView(meeting, called, presence, today);
		case 'staff':
			return staffView(meeting, called, presence, today);
	}
}

interface ViewOf {
	readonly resident: RoomView;
	readonly screen: ScreenView;
	readonly staff: StaffView;
}

/** How people are called. */
interface Called {
	readonly names: Names;
	readonly signs: SignOrder;
}

function screenView(meeting: Meeting, called: Called, presence: Presence, today: string | null): ScreenView {
	const room = roomView(meeting, called, presence, today);
	return {
		...room,
		entries: showsDecided(meeting)
			? viewDecided(meeting.record, recordSightIn(meeting, called.names, today))
			: room.entries,
		hall: presence.hall,
		page: viewPage(meeting.agenda, presence.turned)
	};
}

function roomView(meeting: Meeting, called: Called, presence: Presence, today: string | null): RoomView {
	const { agenda, walls } = meeting;
	const wall = wallOnStage(meeting);
	return {
		...sharedView(meeting, presence),
		agenda: viewAgenda(agenda, false),
		...speech(meeting, called, false),
		ideas: wall ? viewIdeas(walls, wall) : [],
		groups: wall ? viewGroups(walls, wall, false) : [],
		entries: readBack(meeting) ? readBackEntries(meeting, called.names, today) : []
	};
}

/** The parts that are the same for everybody. */
function sharedView(meeting: Meeting, presence: Presence) {
	const { stage } = meeting.agenda;
	const vote = meeting.votes.votes[voteShown(stage) ?? ''];
	const wall = wallOnStage(meeting);
	return {
		meeting: meetingView(meeting, presence),
		stage,
		people: peopleView(meeting),
		vote: vote ? viewVote(vote, questionOf(meeting, vote)) : null,
		wall: wall ? viewWall(meeting.walls, wall, false) : null
	};
}

const wallOnStage = ({ agenda: { stage }, walls }: Meeting): Wall | undefined =>
	walls.walls[wallShown(stage) ?? ''];

/** M9. The room reads back what binds, and the sentences whose speakers said yes. It reads the others in the minutes. */
const readBackEntries = (meeting: Meeting, names: Names, today: string | null) =>
	viewEntries(meeting.record, recordSightIn(meeting, names, today)).filter(isReadBack);

/** M9. */
export const showsDecided = (meeting: Meeting): boolean =>
	!readBack(meeting) && stages[meeting.agenda.stage.kind].showsDecided;

/** M9. */
export const readBack = ({ agenda, about }: Meeting): boolean =>
	stages[agenda.stage.kind].readsBack || about.phase === 'closed';

/** D46. */
const copiesIn = ({ publication, record, about }: Meeting) =>
	publication.copies.length === 0
		? noCopies
		: viewCopies(publication, withdrawnAt(record), about.masked.at(-1)?.at ?? -1);
const noCopies: readonly CopyView[] = [];

function staffView(meeting: Meeting, called: Called, presence: Presence, today: string | null): StaffView {
	const { names, signs } = called;
	const { queue, votes, walls, people } = meeting;
	const label = labelIn(meeting, names);
	const allWalls = walls.order.flatMap((id) => walls.walls[id] ?? []);
	const present = presentCount(people);
	const stays = (person: string) => presence.connected.has(person) || hasActed(meeting, person);
	const allVotes = votes.order.flatMap((id) => votes.votes[id] ?? []);
	const { facilitator, secretary, excused } = meeting.about;
	const seen = {
		...sharedView(meeting, presence),
		minutesNames: { facilitator, secretary, excused },
		maskings: meeting.about.masked.length,
		hall: presence.hall,
		page: viewPage(meeting.agenda, presence.turned),
		agenda: viewAgenda(meeting.agenda, true),
		...speech(meeting, called, true),
		ideas: allWalls.flatMap((wall) => viewStaffIdeas(walls, wall)),
		groups: allWalls.flatMap((wall) => viewGroups(walls, wall, true)),
		entries: viewStaffEntries(meeting.record, recordSightIn(meeting, names, today)),
		persons: viewPersons(people, {
			names,
			signs,
			connected: presence.connected,
			heard: queue.heard,
			turnOf: (person) => turnOfPerson(meeting, person)
		}),
		votes: allVotes.map((vote) => viewStaffVote(vote, questionOf(meeting, vote), present)),
		seats: { ...seatsOf(people), idle: idlePhones(people, stays).length },
		slips: viewSlips(votes),
		walls: allWalls.map((wall) => viewWall(walls, wall, true)),
		links: viewLinks(people),
		connections: presence.connections,
		past: viewPast(queue, label),
		lists: viewLists(queue),
		proposals: viewProposals(meeting.publication),
		copies: copiesIn(meeting)
	};
	return { ...seen, open: stillOpen(seen) };
}

function speech(meeting: Meeting, { names, signs }: Called, staff: boolean) {
	const { queue, agenda } = meeting;
	const { rule, item } = ruleNow(agenda);
	const sight = { staff, label: labelIn(meeting, names), sign: signIn(meeting, signs) };
	return {
		floor: viewFloor(queue, sight),
		queue: viewQueue(queue, rule, { staff, capturedSince: (at) => capturedSince(meeting, at) }),
		turns: viewTurns(queue, rule, item, sight)
	};
}

const peopleView = ({ people, queue }: Meeting) =>
	viewPeople(people, { heard: queue.heard, speaking: queue.floor?.turn.person ?? null });

function meetingView(meeting: Meeting, { minutes, namesKeptDays }: Presence): MeetingView {
	const { about, publication } = meeting;
	const { id, title, tableName, place, date, convener, purpose, phase } = about;
	const { openedAt, closedAt, zone, next } = about;
	return {
		id,
		title,
		tableName,
		place,
		date,
		convener,
		purpose,
		phase,
		openedAt,
		closedAt,
		zone,
		next,
		offRecord: offRecordSince(about),
		takeBackUntil: takeBackUntil(meeting),
		minutes,
		minutesState: minutesState(meeting),
		versions: viewVersions(publication),
		namesKeptDays
	};
}
