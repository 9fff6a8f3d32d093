// A hall for the tests of the queue: decides, evolves and keeps the next place as the root does, with a clock
// that the test moves. A turn is named after its person unless the test says otherwise.
import {
	accept,
	isRefusal,
	refuse,
	type Behalf,
	type Cause,
	type Decision,
	type Role,
	type SpeechRule
} from '#meeting/frame.ts';
import { decideQueue } from '#meeting/queue/decide.ts';
import { evolveQueue } from '#meeting/queue/events.ts';
import { keepNext } from '#meeting/queue/kept.ts';
import { orderQueue } from '#meeting/queue/order.ts';
import { emptyQueue, type Queue, type TurnKind } from '#meeting/queue/state.ts';
import type { QueueEvent } from '#meeting/queue/events.ts';
import type { QueueCommand } from '#meeting/queue/commands.ts';
import type { Reason } from '#meeting/queue/order.ts';

export interface QueueCounted {
	readonly type: 'Counted';
	readonly person: string;
}

export const reasonWords = (reason: Reason): string => {
	if (reason.code === 'kept') return `kept, ${reasonWords(reason.because)}`;
	return 'n' in reason ? `${reason.code} ${reason.n}` : reason.code;
};

export class GivenQueue {
	queue: Queue = emptyQueue;
	at = 1_000_000;
	rule: SpeechRule = 'list';
	item: string | null = 'point-1';
	turnMs = 120_000;
	present: string[] = [];
	guests: string[] = [];
	allowances: Record<string, number> = {};
	/** Who has left. */
	gone: string[] = [];
	/** When something was noted in the record. */
	notedAt: number[] = [];
	/** Every event so far, with its cause. */
	readonly history: { event: QueueEvent; cause: Cause }[] = [];
	#commands = 0;

	later(ms: number): void {
		this.at += ms;
	}

	resident(person: string | null, command: QueueCommand, id?: string) {
		return this.#send('resident', person, command, id);
	}

	facilitator(command: QueueCommand, id?: string) {
		return this.#send('facilitator', null, command, id);
	}

	scribe(command: QueueCommand, id?: string) {
		return this.#send('scribe', null, command, id);
	}

	raise(person: string, kind: TurnKind = 'speak', turn = person) {
		return this.resident(person, { type: 'RaiseHand', kind }, turn);
	}

	next() {
		return this.facilitator({ type: 'CallNext', after: this.queue.floor?.turn.id ?? null });
	}

	end() {
		return this.facilitator({ type: 'EndTurn', turn: this.queue.floor?.turn.id ?? '' });
	}

	/** They wait, speak for `ms` and are done, alone in the queue. */
	spoke(person: string, ms = 1000, kind: TurnKind = 'speak') {
		const turn = `${person}-${this.history.length}`;
		this.raise(person, kind, turn);
		this.facilitator({ type: 'GiveFloor', turn, after: null });
		this.later(ms);
		this.end();
	}

	undo() {
		return this.facilitator({ type: 'UndoNext', turn: this.queue.floor?.turn.id ?? '' }, 'undo');
	}

	undoEnd(turn: string) {
		return this.facilitator({ type: 'UndoEndTurn', turn }, 'undo');
	}

	place(turn: string, before: string | null) {
		return this.facilitator({ type: 'PlaceTurn', turn, before });
	}

	get order(): string[] {
		return this.#lines.map(({ turn }) => turn.id);
	}

	get reasons(): string[] {
		return this.#lines.map(({ turn, reason }) => `${turn.id} ${reasonWords(reason)}`);
	}

	get speaking(): string | null {
		return this.queue.floor?.turn.id ?? null;
	}

	get #lines() {
		return orderQueue(this.queue, this.rule, this.item);
	}

	apply(event: QueueEvent, cause: Cause): void {
		this.history.push({ event, cause });
		this.queue = keepNext(evolveQueue(this.queue, event, cause), this.rule, this.item);
	}

	#send(role: Role, author: string | null, command: QueueCommand, id?: string) {
		const cause: Cause = {
			id: id ?? `command-${(this.#commands += 1)}`,
			by: { role, device: `device of ${author ?? role}` },
			at: this.at
		};
		const decision = this.#decide(author, role !== 'resident', command, cause);
		if (!isRefusal(decision)) {
			for (const event of decision.events) if (event.type !== 'Counted') this.apply(event, cause);
		}
		return decision;
	}

	#decide(
		author: string | null,
		staff: boolean,
		command: QueueCommand,
		cause: Cause
	): Decision<QueueEvent | QueueCounted> {
		return decideQueue<QueueCounted>(this.queue, command, cause, {
			author,
			staff,
			rule: this.rule,
			item: this.item,
			turnMs: this.turnMs,
			allowance: (person) => this.allowances[person] ?? 1,
			residents: this.present.filter((person) => !this.guests.includes(person)),
			isGuest: (person) => this.guests.includes(person),
			isPresent: (who) => !this.gone.includes(who),
			resolve: (behalf) => this.#resolve(behalf, cause),
			capturedSince: (at) => this.notedAt.some((noted) => noted >= at)
		});
	}

	#resolve(behalf: Behalf, cause: Cause) {
		if ('person' in behalf) {
			return behalf.person === 'stranger' ? refuse('person-unknown') : { person: behalf.person, events: [] };
		}
		const person = `${cause.id}.p`;
		return { person, ...accept<QueueCounted>({ type: 'Counted', person }) };
	}
}
