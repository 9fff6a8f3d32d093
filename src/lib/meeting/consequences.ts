// When one topic decides something, other topics may have to follow. Their events stand in the same line of the journal.
import { stages, voteShown, wallShown } from './agenda/stages.ts';
import type { Stage } from './agenda/state.ts';
import type { Event } from './event.ts';
import { evolveAll } from './evolve.ts';
import type { Cause } from './frame.ts';
import type { Meeting } from './meeting.ts';
import { leaveQueue } from './queue/leaving.ts';
import { agreedAloud } from './record/attribution.ts';
import { positionOf } from './record/consent.ts';
import { openVote } from './vote/levels.ts';
import { allOn, onShelf } from '#stream/shelf.ts';

const consequential = new Set<Event['type']>([
	'VoteOpened',
	'VoteReopened',
	'WallOpened',
	'VoteRemoved',
	'WallRemoved',
	'ItemRemoved',
	'PersonLeft',
	'GuestSet',
	'NameInMinutesSet',
	'PersonForgotten',
	'EntryWithdrawn',
	'IdeaWithdrawn',
	'StageShown',
	'OffRecordBegan'
]);

export function consequences(before: Meeting, events: readonly Event[], cause: Cause): Event[] {
	if (!events.some((event) => consequential.has(event.type))) return [];
	const after = evolveAll(before, events, cause);
	const owed = events.flatMap((event) => owedTo(event, after, cause));
	const all = [...events, ...owed];
	return [...owed, ...listOpened(before, all), ...clockStopped(after, all)];
}

function owedTo(event: Event, after: Meeting, cause: Cause): Event[] {
	// M5: the room looks at a vote or a wall that opens.
	if (event.type === 'VoteOpened' || event.type === 'VoteReopened')
		return [shown({ kind: 'vote', vote: event.vote }, after.votes.votes[event.vote]?.item ?? null)];
	if (event.type === 'WallOpened')
		return [shown({ kind: 'wall', wall: event.wall }, after.walls.walls[event.wall]?.item ?? null)];
	// M6: the room stops looking at a vote or a wall that is removed.
	if (event.type === 'VoteRemoved' || event.type === 'WallRemoved') return offStage(after);
	// M7: an item takes along the votes and walls that were only prepared on it.
	if (event.type === 'ItemRemoved') return [...preparedOn(after, event.item), ...offStage(after)];
	// M8: a person who has left no longer waits.
	if (event.type === 'PersonLeft') return leaveQueue(after.queue, event.person, cause);
	// M52: neither the turn's clock nor a last call runs while nothing may be kept.
	if (event.type === 'OffRecordBegan') return stoppedOffRecord(after);
	if (event.type === 'GuestSet') return guestOwed(event, after);
	if (event.type === 'NameInMinutesSet') return aloudOwed(event.person, event.inMinutes, after);
	if (event.type === 'PersonForgotten') return aloudOwed(event.person, null, after);
	if (event.type === 'EntryWithdrawn') return withdrawnWith(event, after);
	if (event.type === 'IdeaWithdrawn') return goneWith(event.idea, after);
	return [];
}

/** R44, R52: with a sentence also go the entries of which it is a position, and what belongs to each. */
function withdrawnWith({ entry: id, how }: EntryWithdrawn, after: Meeting): Event[] {
	const { record } = after;
	const made = allOn(record.entries).filter(
		(entry) => !entry.withdrawn && positionOf(record, entry)?.id === id
	);
	return [id, ...made.map((entry) => entry.id)].flatMap((gone): Event[] => [
		...(gone === id ? [] : [{ type: 'EntryWithdrawn', entry: gone, how } as const]),
		...ideasOwed(gone, after),
		...goneWith(gone, after)
	]);
}
type EntryWithdrawn = Extract<Event, { type: 'EntryWithdrawn' }>;

/** R44: the idea that the words came from goes with them, and so do those that were posted from them. */
function ideasOwed(withdrawn: string, { record, walls }: Meeting): Event[] {
	const source = onShelf(record.entries, withdrawn)?.source;
	const lent = source?.kind === 'idea' ? source.idea : null;
	return Object.values(walls.ideas)
		.filter(({ id, from, state }) => (id === lent || from === withdrawn) && state !== 'withdrawn')
		.map(({ id }): Event => ({ type: 'IdeaWithdrawn', idea: id, reason: 'author' }));
}

/** D44: with an entry or an idea that was withdrawn, what somebody proposed in place of its words goes, too. */
function goneWith(withdrawn: string, { record, publication }: Meeting): Event[] {
	const ideaIn = (id: string): string | null => {
		const source = onShelf(record.entries, id)?.source;
		return source?.kind === 'idea' ? source.idea : null;
	};
	const gone = [withdrawn, ideaIn(withdrawn)];
	const isGone = (entry: string) => gone.includes(entry) || gone.includes(ideaIn(entry) ?? '');
	return publication.proposals
		.filter(({ entry, withdrawn: isAlready }) => !isAlready && entry !== null && isGone(entry))
		.map(({ id }) => ({ type: 'CorrectionWithdrawn', proposal: id }));
}

/** P44, P45, P46: a no takes back what was agreed aloud. So do the end of the name and another name, which leave the switch on (R14). */
const aloudOwed = (person: string, inMinutes: boolean | null, { record }: Meeting): Event[] =>
	inMinutes === true
		? []
		: agreedAloud(record, person).map((entry) => ({ type: 'EntryNamed', entry, named: inMinutes === null }));

/** P49: a guest has no ballot in the open round, and no turn that the tour gave to the residents. */
function guestOwed({ person, guest }: GuestSet, { votes, queue }: Meeting): Event[] {
	const isGuest = guest !== null;
	const vote = openVote(votes);
	const isMoved = vote && onShelf(isGuest ? vote.ballots : vote.aside, person) !== undefined;
	const given = Object.values(queue.waiting).filter((turn) => turn.person === person && turn.given);
	return [
		...(isMoved
			? [{ type: 'BallotSetAside', vote: vote.id, round: vote.round, person, aside: isGuest } as const]
			: []),
		...(isGuest ? given.map(({ id }): Event => ({ type: 'HandWithdrawn', turn: id, reason: 'staff' })) : [])
	];
}
type GuestSet = Extract<Event, { type: 'GuestSet' }>;

const shown = (stage: Stage, item: string | null): Event => ({ type: 'StageShown', stage, item });

/** M14: the list was closed for the former item. The next item begins with an open list. */
function listOpened({ agenda, queue }: Meeting, events: readonly Event[]): Event[] {
	if (queue.open) return [];
	const inHand = events.findLast((event) => event.type === 'StageShown')?.item ?? agenda.current;
	return inHand === agenda.current ? [] : [{ type: 'ListOpened' }];
}

/** M15: at such a stage, nobody sees the clock. */
function clockStopped({ queue: { floor } }: Meeting, events: readonly Event[]): Event[] {
	const stage = events.findLast((event) => event.type === 'StageShown')?.stage;
	if (!floor || floor.pausedAt !== null || !stage || stages[stage.kind].showsClock) return [];
	return [{ type: 'TurnPaused', turn: floor.turn.id }];
}

/** M52 */
const stoppedOffRecord = ({ queue: { floor }, votes }: Meeting): Event[] => [
	...(floor && floor.pausedAt === null ? [{ type: 'TurnPaused', turn: floor.turn.id } as const] : []),
	...Object.values(votes.votes).flatMap(({ id, round, state, lastCall }): Event[] =>
		state === 'open' && lastCall !== null ? [{ type: 'LastCallCancelled', vote: id, round }] : []
	)
];

function offStage({ agenda, votes, walls }: Meeting): Event[] {
	const { stage, current } = agenda;
	const [vote, wall] = [voteShown(stage), wallShown(stage)];
	const isThere = (vote === null || votes.votes[vote]) && (wall === null || walls.walls[wall]);
	if (isThere) return [];
	const item = current !== null && agenda.items[current] ? current : null;
	return [shown(item === null ? { kind: 'welcome' } : { kind: 'item', item }, item)];
}

const preparedOn = ({ votes, walls }: Meeting, item: string): Event[] => [
	...votes.order
		.filter((id) => votes.votes[id]?.item === item)
		.map((vote): Event => ({ type: 'VoteRemoved', vote })),
	...walls.order
		.filter((id) => walls.walls[id]?.item === item)
		.map((wall): Event => ({ type: 'WallRemoved', wall }))
];
