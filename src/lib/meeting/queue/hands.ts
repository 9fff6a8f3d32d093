// What happens to turns that wait: asking to speak, taking a hand back, passing, placing.
import { accept, isRefusal, refuse, type Cause, type Decision, type Refusal } from '../frame.ts';
import { hasSpoken, isKnown, waitingTurn, waitsAtAll, waitsBy } from './find.ts';
import { frontWith, protectedPlaces } from './kept.ts';
import { isTechnical, orderQueue } from './order.ts';
import type { QueueAround } from './around.ts';
import type { CommandOf } from './commands.ts';
import type { Queue } from './state.ts';
import type { QueueEvent } from './events.ts';

type Asker<E> = { readonly person: string; readonly events: readonly E[] };
type Acting = Pick<QueueAround, 'author' | 'staff'>;
type Decided = Decision<QueueEvent>;

export function raiseHand<E>(
	queue: Queue,
	command: CommandOf<'RaiseHand'>,
	cause: Cause,
	around: QueueAround<E>
): Decision<QueueEvent | E> {
	if (isKnown(queue, cause.id)) return refuse('id-taken');
	const asker = whoAsks(command, around);
	if (isRefusal(asker)) return asker;
	const refused = mayAsk(queue, asker.person, command.kind);
	if (refused) return refused;
	return accept<QueueEvent | E>(...asker.events, {
		type: 'HandRaised',
		turn: cause.id,
		person: asker.person,
		kind: command.kind,
		channel: around.staff ? 'hand' : 'phone',
		item: around.item,
		answers: command.kind === 'answer' ? (queue.floor?.turn.id ?? null) : null
	});
}

function whoAsks<E>(command: CommandOf<'RaiseHand'>, around: QueueAround<E>): Asker<E> | Refusal {
	if (around.staff) return command.for ? around.resolve(command.for) : refuse('bad-command');
	if (command.for) return refuse('not-yours');
	return around.author === null ? refuse('no-seat') : { person: around.author, events: [] };
}

function mayAsk(queue: Queue, person: string, kind: CommandOf<'RaiseHand'>['kind']): Refusal | null {
	const waits = kind === 'technical' ? waitsBy(queue, person, kind) !== undefined : waitsAtAll(queue, person);
	if (waits) return refuse('already-waiting');
	return !queue.open && hasSpoken(queue, person) ? refuse('queue-closed') : null;
}

const mayTouch = (person: string, around: Acting): boolean => around.staff || around.author === person;

export function withdrawHand(queue: Queue, id: string, around: Acting): Decided {
	const turn = waitingTurn(queue, id);
	if (isRefusal(turn)) return turn;
	if (!mayTouch(turn.person, around)) return refuse('not-yours');
	return accept({ type: 'HandWithdrawn', turn: id, reason: around.staff ? 'staff' : 'self' });
}

/** Q34. A waiting or just called turn passes. It is withdrawn if it passed before, is technical, or its person has another turn that waits. */
export function passTurn(queue: Queue, id: string, around: Acting): Decided {
	const called = queue.floor?.turn.id === id ? queue.floor.turn : null;
	const turn = called ?? waitingTurn(queue, id);
	if (isRefusal(turn)) return turn;
	if (!mayTouch(turn.person, around)) return refuse('not-yours');
	const over = turn.passed > 0 || isTechnical(turn) || (called && waitsBy(queue, turn.person, turn.kind));
	return over
		? accept({ type: 'HandWithdrawn', turn: id, reason: 'passed' })
		: accept({ type: 'TurnPassed', turn: id });
}

export function placeTurn(
	queue: Queue,
	{ turn: id, before }: CommandOf<'PlaceTurn'>,
	{ rule, item }: Pick<QueueAround, 'rule' | 'item'>
): Decided {
	const kept = protectedPlaces(queue);
	const turns = [waitingTurn(queue, id), before === null ? null : waitingTurn(queue, before)];
	for (const turn of turns) if (turn && isRefusal(turn)) return turn;
	const lines = orderQueue(queue, rule, item).flatMap(({ turn }) => (isTechnical(turn) ? [] : [turn.id]));
	if (kept.includes(id) || !lines.includes(id)) return refuse('place-kept');
	if (before === id) return accept();
	return accept({ type: 'TurnPlaced', turn: id, item, front: frontWith(lines, id, before, kept) });
}

export function startRound(
	queue: Queue,
	cause: Cause,
	{ residents, isGuest, item }: Pick<QueueAround, 'residents' | 'isGuest' | 'item'>
): Decided {
	if (queue.isRoundOn) return refuse('round-running');
	const speaker = queue.floor && !isTechnical(queue.floor.turn) ? queue.floor.turn.person : null;
	const added = residents.filter((person) => person !== speaker && !waitsBy(queue, person, 'speak'));
	const waiting = Object.values(queue.waiting).filter((turn) => !isTechnical(turn));
	const besides = waiting.filter(({ person }) => isGuest(person)).map(({ id }) => id);
	const nobodyWaits = waiting.length === besides.length;
	if (added.length === 0 && nobodyWaits) return refuse('queue-empty');
	const turns = added.map((person, index) => ({ turn: `${cause.id}.${index + 1}`, person }));
	return accept({ type: 'RoundStarted', item, turns, ...(besides.length > 0 && { besides }) });
}

/** Q41: the command names the tour, because another one may go round by now. */
export function endRound(queue: Queue, roundId: string): Decided {
	if (!queue.isRoundOn || queue.roundId !== roundId) return accept();
	const turns = Object.values(queue.waiting).flatMap(({ id, given }) => (given ? [id] : []));
	return accept({ type: 'RoundEnded', turns });
}

export function setList(queue: Queue, open: boolean): Decided {
	if (queue.open === open) return accept();
	return accept({ type: open ? 'ListOpened' : 'ListClosed' });
}
