// Answers from the whole meeting to what a topic asks of the others. Topics never import each other: each declares what it
// needs, and this file finds it.
import type { Agenda, SpeechRule } from './agenda/state.ts';
import type { Cause } from './frame.ts';
import type { Meeting } from './meeting.ts';
import type { Turn } from './queue/state.ts';
import { entryOf } from '#stream/keyed.ts';
import { remembered } from '#stream/remembered.ts';
import { allOn, keysOn, onShelf } from '#stream/shelf.ts';
import type { Idea, Walls } from './wall/state.ts';

/** The rule of speech now, its item, and the length of a turn in milliseconds. Before the first item: first in meeting, two minutes. */
export function ruleNow(agenda: Agenda): { rule: SpeechRule; item: string | null; turnMs: number } {
	const item = agenda.current === null ? undefined : agenda.items[agenda.current];
	if (!item) return { rule: 'first-in-meeting', item: null, turnMs: 120_000 };
	return { rule: item.rule, item: item.id, turnMs: item.turnSeconds * 1000 };
}

export const isStaff = (cause: Cause): boolean =>
	cause.by.role === 'facilitator' || cause.by.role === 'scribe';

/** The seat of the device that acts. Staff act without a seat. */
export const authorOf = (meeting: Meeting, cause: Cause): string | null =>
	cause.by.role === 'resident' ? (onShelf(meeting.people.seats, cause.by.device) ?? null) : null;

/** P53. Whoever had the device's seat and was marked as gone. */
export const awayOf = (meeting: Meeting, cause: Cause): string | null =>
	cause.by.role === 'resident' ? (entryOf(meeting.people.away, cause.by.device) ?? null) : null;

export const hasItem = (meeting: Meeting, item: string): boolean => meeting.agenda.items[item] !== undefined;

/** Something was opened, noted or asked on this item. */
export const inUse = ({ votes, walls, record, queue }: Meeting, item: string): boolean =>
	queue.floor?.turn.item === item ||
	queue.past.some((turn) => turn.item === item) ||
	Object.values(votes.votes).some((vote) => vote.item === item && vote.state !== 'prepared') ||
	Object.values(walls.walls).some((wall) => wall.item === item && wall.state !== 'prepared') ||
	allOn(record.entries).some((entry) => entry.item === item) ||
	Object.values(queue.waiting).some((turn) => turn.item === item);

/** An idea, with the item of its wall. `words` is null once it is withdrawn. */
export function ideaOf({ walls }: Meeting, id: string): (Idea & { readonly item: string }) | null {
	const idea = walls.ideas[id];
	const item = idea && walls.walls[idea.wall]?.item;
	return idea && item !== undefined ? { ...idea, item } : null;
}

export const wordsOfIdea = ({ ideas }: Pick<Walls, 'ideas'>, id: string | null): string | null =>
	id === null ? null : (ideas[id]?.words ?? null);

export const questionOf = (
	meeting: Meeting,
	vote: { question: string | null; from: string | null }
): string => vote.question ?? wordsOfIdea(meeting.walls, vote.from) ?? '';

/** Whether an entry was noted since that instant. */
export const capturedSince = ({ record }: Meeting, at: number): boolean =>
	(record.notedAt ?? -Infinity) >= at;

/** The person of a turn that waits (again, after a call was taken back), runs or is over. Undefined: there is no such turn. */
export function personOfTurn({ queue }: Meeting, turn: string): string | undefined {
	if (queue.floor?.turn.id === turn) return queue.floor.turn.person;
	return queue.waiting[turn]?.person ?? onShelf(queue.over, turn);
}

/** Groups a collection by person and keeps its order. */
const byPerson = <T extends { readonly person: string | null }>() =>
	remembered((all: Readonly<Record<string, T>>) => Map.groupBy(Object.values(all), ({ person }) => person));
/** Waiting turns and ideas by person. */
export const waitingOf = byPerson<Turn>();
export const ideasOf = byPerson<Idea>();

export const turnOfPerson = ({ queue }: Meeting, person: string): string | null => {
	if (queue.floor?.turn.person === person) return queue.floor.turn.id;
	return waitingOf(queue.waiting).get(person)?.[0]?.id ?? null;
};

/** Whether a hand, a turn, a ballot, an idea or an entry belongs to this person. */
export const hasActed = ({ queue, votes, walls, record }: Meeting, person: string): boolean =>
	inQueue(queue).has(person) ||
	answering(votes.votes).has(person) ||
	ideasOf(walls.ideas).has(person) ||
	inRecord(record.entries).has(person);

const inQueue = remembered(
	({ waiting, floor, atClose, over, heard }: Meeting['queue']): ReadonlySet<string> => {
		const turns = [...Object.values(waiting), ...Object.values(atClose?.waiting ?? {})];
		const speaking = floor ? [floor.turn.person] : [];
		return new Set([...turns.map(({ person }) => person), ...speaking, ...allOn(over), ...heard]);
	}
);
const answering = remembered(
	(votes: Meeting['votes']['votes']): ReadonlySet<string> =>
		new Set(Object.values(votes).flatMap(({ ballots }) => keysOn(ballots)))
);
const inRecord = remembered((entries: Meeting['record']['entries']): ReadonlySet<string> => {
	const texts = allOn(entries).flatMap((entry) => [
		entry,
		...entry.traces.flatMap(({ before }) => before ?? [])
	]);
	const doers = texts.flatMap(({ who }) =>
		who !== null && typeof who === 'object' && 'person' in who ? who.person : []
	);
	return new Set([...doers, ...allOn(entries).flatMap(({ person }) => person ?? [])]);
});

/** Every id that exists already. A command may not use one again. */
export const isTaken = (
	{ agenda, people, queue, votes, walls, record, publication }: Meeting,
	id: string
): boolean =>
	id in agenda.items ||
	onShelf(people.persons, id) !== undefined ||
	id in people.links ||
	id in queue.waiting ||
	id in votes.votes ||
	id in walls.ideas ||
	id in walls.walls ||
	id in walls.groups ||
	onShelf(record.entries, id) !== undefined ||
	queue.floor?.turn.id === id ||
	onShelf(queue.over, id) !== undefined ||
	[...publication.proposals, ...publication.copies].some((each) => each.id === id);
