// What other topics owe to an act that one topic decided, as part of the same line of the journal.
import { stages, voteShown, wallShown } from './agenda/stages.ts';
import type { Stage } from './agenda/state.ts';
import type { Event } from './event.ts';
import { evolveAll } from './evolve.ts';
import type { Cause } from './frame.ts';
import type { Meeting } from './meeting.ts';
import { leaveQueue } from './queue/leaving.ts';

const consequential = new Set<Event['type']>([
	'VoteOpened',
	'VoteReopened',
	'WallOpened',
	'VoteRemoved',
	'WallRemoved',
	'ItemRemoved',
	'PersonLeft',
	'StageShown'
]);

export function consequences(before: Meeting, events: readonly Event[], cause: Cause): Event[] {
	if (!events.some((event) => consequential.has(event.type))) return [];
	const after = evolveAll(before, events, cause);
	const owed = events.flatMap((event) => owedTo(event, after, cause));
	const all = [...events, ...owed];
	return [...owed, ...listOpened(before, all), ...clockStopped(after, all)];
}

function owedTo(event: Event, after: Meeting, cause: Cause): Event[] {
	// M5: what opens is what the room looks at.
	if (event.type === 'VoteOpened' || event.type === 'VoteReopened')
		return [shown({ kind: 'vote', vote: event.vote }, after.votes.votes[event.vote]?.item ?? null)];
	if (event.type === 'WallOpened')
		return [shown({ kind: 'wall', wall: event.wall }, after.walls.walls[event.wall]?.item ?? null)];
	// M6: what is gone is not looked at any more.
	if (event.type === 'VoteRemoved' || event.type === 'WallRemoved') return offStage(after);
	// M7: an item takes what was only prepared on it along.
	if (event.type === 'ItemRemoved') return [...preparedOn(after, event.item), ...offStage(after)];
	// M8: who has left no longer waits.
	if (event.type === 'PersonLeft') return leaveQueue(after.queue, event.person, cause);
	return [];
}

const shown = (stage: Stage, item: string | null): Event => ({ type: 'StageShown', stage, item });

/** M14: a list was closed for the item in hand; the next one begins with an open one. */
function listOpened({ agenda, queue }: Meeting, events: readonly Event[]): Event[] {
	if (queue.open) return [];
	const inHand = events.findLast((event) => event.type === 'StageShown')?.item ?? agenda.current;
	return inHand === agenda.current ? [] : [{ type: 'ListOpened' }];
}

/** M15: nobody sees the clock there. */
function clockStopped({ queue: { floor } }: Meeting, events: readonly Event[]): Event[] {
	const stage = events.findLast((event) => event.type === 'StageShown')?.stage;
	if (!floor || floor.pausedAt !== null || !stage || stages[stage.kind].showsClock) return [];
	return [{ type: 'TurnPaused', turn: floor.turn.id }];
}

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
