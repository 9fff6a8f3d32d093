// Carries out one batch: decides it on a draft, saves the draft with one flush, and only then shows what happened, answers, and does
// what is owed beside the journal. Whatever becomes of it, each of its commands is answered.
import { refuse } from '#stream/decision.ts';
import type { Stream } from '#stream/rules.ts';
import type { AskedCommands } from './asked-commands.ts';
import { decideBatch } from './batch.ts';
import type { Draft, Job } from './draft.ts';
import { calledIn, type StreamGround } from './kind.ts';
import { faultOf } from '../process/log.ts';
import type { Saving } from './saving.ts';
import type { Debts } from './debts.ts';
import type { Standing } from './standing.ts';
import { BoxLost } from '../store/store.ts';

export interface CarryingGround<S extends Stream> {
	readonly stream: StreamGround<S>;
	readonly standing: Standing<S>;
	readonly asked: AskedCommands<S>;
	readonly saving: Saving<S>;
	readonly debts: Debts;
	/** Whether a device of this kind has a line now. */
	readonly isHere: (device: string) => boolean;
	/** The draft is on disk, and the room stands where it leads. */
	readonly saved: () => void;
	/** Told before the answers. */
	readonly tell: (events: readonly S['event'][]) => void;
}

export class Carrying<S extends Stream> {
	readonly #ground: CarryingGround<S>;

	constructor(ground: CarryingGround<S>) {
		this.#ground = ground;
	}

	async run(jobs: readonly Job<S>[]): Promise<void> {
		try {
			await this.#carryOut(jobs);
		} finally {
			this.#ground.asked.answerAll(jobs, refuse('not-saved'));
		}
	}

	async #carryOut(jobs: readonly Job<S>[]): Promise<void> {
		const draft = await this.#decide(jobs);
		const saved = draft.lines.length === 0 || (await this.#save(draft));
		if (saved instanceof BoxLost) return this.#runWithout(saved.box, jobs);
		if (!saved) return;
		const { asked, tell } = this.#ground;
		const events = draft.lines.flatMap((line) => line.events);
		try {
			if (events.length > 0) tell(events);
		} finally {
			for (const job of jobs) asked.answer(job, draft.answers.get(job) ?? refuse('not-saved'));
		}
		await this.#payDebts(events);
	}

	async #payDebts(events: readonly S['event'][]): Promise<void> {
		const { stream, standing, debts } = this.#ground;
		const owed = stream.kind.effects.debtsOf(stream, events, () => standing.state);
		if (owed.length > 0) await debts.pay(owed);
	}

	/** A command that needs the lost box is refused; the commands beside it go on. */
	async #runWithout(box: string, jobs: readonly Job<S>[]): Promise<void> {
		const { stream, asked } = this.#ground;
		const others: Job<S>[] = [];
		for (const job of jobs) {
			const refusal = stream.kind.effects.withoutBox(job.command, box);
			if (refusal === null) others.push(job);
			else asked.answer(job, refuse(refusal));
		}
		// Else the same batch would be carried out for ever.
		if (others.length === jobs.length) throw new Error('no command needs the lost box');
		if (others.length > 0) await this.#carryOut(others);
	}

	async #decide(jobs: readonly Job<S>[]): Promise<Draft<S>> {
		const { stream, standing, isHere } = this.#ground;
		const { kind, log } = stream;
		const commands = jobs.map(({ command }) => command);
		const outside = kind.effects.outside(stream, standing.state, commands, isHere);
		return decideBatch(jobs, {
			kind,
			state: standing.state,
			version: standing.version,
			at: standing.now,
			outside: outside instanceof Promise ? await outside : outside,
			fault: (command, error) => log.error({ ...calledIn(stream), command, ...faultOf(error) }, 'rule-threw')
		});
	}

	/** Swaps the state once the draft is on disk. If it is not, nothing has happened. */
	async #save(draft: Draft<S>): Promise<boolean | BoxLost> {
		const { standing, saving, saved } = this.#ground;
		const outcome = await saving.save(draft, standing.version, standing.beside);
		if (outcome !== true) return outcome;
		standing.saved(draft);
		saving.recovered();
		saved();
		return true;
	}
}
