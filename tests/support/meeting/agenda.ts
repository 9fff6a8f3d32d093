// An agenda for its tests: decides and evolves, with a clock that the test moves.
import { isRefusal, type Cause } from '#meeting/frame.ts';
import { decideAgenda, type AgendaAround } from '#meeting/agenda/decide.ts';
import { evolveAgenda } from '#meeting/agenda/events.ts';
import { emptyAgenda, type Agenda, type Stage } from '#meeting/agenda/state.ts';
import type { AgendaEvent } from '#meeting/agenda/events.ts';
import type { AgendaCommand } from '#meeting/agenda/commands.ts';

export class Programme implements AgendaAround {
	agenda: Agenda = emptyAgenda;
	at = 1_000_000;
	/** Vote or wall id to item. */
	votes: Record<string, string> = {};
	walls: Record<string, string> = {};
	used = new Set<string>();

	itemOfVote(vote: string): string | null {
		return this.votes[vote] ?? null;
	}

	itemOfWall(wall: string): string | null {
		return this.walls[wall] ?? null;
	}

	inUse(item: string): boolean {
		return this.used.has(item);
	}

	do(command: AgendaCommand, id = 'command') {
		const decision = decideAgenda(this.agenda, command, this.#cause(id), this);
		if (!isRefusal(decision)) for (const event of decision.events) this.apply(event, id);
		return decision;
	}

	add(...items: string[]): this {
		for (const item of items) this.do({ type: 'AddItem', title: `title of ${item}` }, item);
		return this;
	}

	show(stage: Stage) {
		return this.do({ type: 'ShowStage', stage });
	}

	/** As an undo shows it. */
	back(stage: Stage) {
		return this.do({ type: 'ShowStage', stage, back: true });
	}

	on(item: string): void {
		this.show({ kind: 'item', item });
	}

	using(item: string): this {
		this.used.add(item);
		return this;
	}

	later(ms: number): void {
		this.at += ms;
	}

	apply(event: AgendaEvent, id = 'command'): void {
		this.agenda = evolveAgenda(this.agenda, event, this.#cause(id));
	}

	#cause(id: string): Cause {
		return { id, by: { role: 'facilitator', device: 'laptop' }, at: this.at };
	}
}
