// One stream at work: a single queue, taken in batches. Nobody is shown or told anything that is not on disk:
// decide and evolve on a draft, save it with one flush, and only then swap, show and answer.
import { refuse } from '#stream/decision.ts';
import type { Answer, AuthorIn, Due, Stream } from '#stream/rules.ts';
import { AskedCommands } from './asked-commands.ts';
import { decideBatch } from './batch.ts';
import type { Clock } from '../process/clock.ts';
import { Deadline } from './deadline.ts';
import type { Check, Draft, Job } from './draft.ts';
import { newId } from '../entry/identity.ts';
import { calledIn, type StreamGround } from './kind.ts';
import { faultOf } from '../process/log.ts';
import { Marking } from './marking.ts';
import type { RoomFollower } from './room-follower.ts';
import { Rounds } from './rounds.ts';
import { Saving } from './saving.ts';
import { Settling } from './settling.ts';
import { Standing, type Opened } from './standing.ts';
import { BoxLost } from '../store/store.ts';

export interface RoomGround<S extends Stream> extends StreamGround<S> {
	readonly clock: Clock;
}

const unopposed = { objection: () => null, accepted: () => undefined };

export class Room<S extends Stream> {
	readonly id: string;
	/** Which run of this room: versions of another one say nothing here. */
	readonly boot = newId();
	readonly #ground: RoomGround<S>;
	readonly #called: object;
	readonly #asked: AskedCommands<S>;
	readonly #saving: Saving<S>;
	readonly #settling: Settling;
	readonly #deadline: Deadline<S['command']>;
	readonly #marking: Marking;
	readonly #standing: Standing<S>;
	/** How far the laptop's date stood behind the journal when the room was opened: somebody set it back. */
	readonly #behindMs: number;
	#state: 'taking' | 'stopping' | 'closed' | 'fallen' = 'taking';
	readonly #rounds: Rounds;
	#followers: readonly RoomFollower<S>[] = [];
	/** Whether a device of this kind has a line now. Where nobody knows, it has. */
	isHere: (device: string) => boolean = () => true;

	constructor(ground: RoomGround<S>, opened: Opened<S>) {
		this.id = ground.id;
		this.#ground = ground;
		this.#called = calledIn(ground);
		const { streams, log, kind } = ground;
		this.#rounds = new Rounds(
			() => this.#round(),
			(error) => this.fall(error)
		);
		this.#saving = new Saving(ground, () => this.#troubled());
		this.#settling = new Settling({
			due: () => this.#rounds.ask(),
			changed: () => this.#troubled(),
			refused: (error) => log.error({ ...this.#called, ...faultOf(error) }, 'not-erased')
		});
		this.#standing = new Standing(kind.effects, opened);
		this.#asked = new AskedCommands(opened.answers, kind.effects.settledBefore);
		this.#behindMs = Math.max(0, (opened.savedAt ?? 0) - ground.clock());
		this.#deadline = new Deadline({
			due: () => this.due,
			now: () => this.now,
			mayBeSaved: () => !this.closed && !this.#saving.isOver,
			carryOut: (command) => this.submit({ role: 'host', device: 'host' }, newId(), command),
			failed: (error) => this.fall(error)
		});
		this.#deadline.follow();
		this.#marking = new Marking(() => streams.mark(ground.id), {
			called: this.#called,
			log,
			clock: ground.clock
		});
	}

	get state(): S['state'] {
		return this.#standing.state;
	}
	get beside(): S['beside'] {
		return this.#standing.beside;
	}
	get version(): number {
		return this.#standing.version;
	}
	get savedAt(): number | null {
		return this.#standing.savedAt;
	}
	/** Wall time here: it goes on from the journal's last, over a restart too. */
	get now(): number {
		return this.#ground.clock() + this.#behindMs;
	}
	/** What it brings to an end by itself, and when; a room that has something due stays open. */
	get due(): Due<S['command']> | null {
		return this.#ground.kind.dueIn(this.state);
	}
	/** It may be closed and opened again: nothing is asked, owed or due, and the disk is well. */
	get isIdle(): boolean {
		const isDone = this.#rounds.isIdle && this.#asked.isAnswered;
		return isDone && this.due === null && !this.owing && !this.failing;
	}
	/** It takes nothing more: the server stops, or it has fallen. */
	get closed(): boolean {
		return this.#state !== 'taking';
	}
	get failing(): boolean {
		return this.#saving.failing;
	}
	/** It fails for want of room alone. */
	get isFull(): boolean {
		return this.#saving.isFull;
	}
	/** Something that was to be erased is still on disk. */
	get owing(): boolean {
		return this.#settling.isOwed;
	}

	/** From now on they are told, in this order. */
	follow(...followers: readonly RoomFollower<S>[]): void {
		this.#followers = [...this.#followers, ...followers];
	}

	/**
	 * The answer never rejects. It comes without another command having to come. A command that is sent again gets the first
	 * answer: each is decided once.
	 */
	submit(
		by: AuthorIn<S>,
		id: string,
		command: S['command'],
		check: Check<S> = unopposed
	): Promise<Answer<S>> {
		const before = this.#asked.before(by, id);
		if (before) return before;
		if (this.closed || this.#saving.isOver) return Promise.resolve(refuse('not-saved'));
		const answer = this.#asked.add(by, id, command, check);
		this.#rounds.ask();
		return answer;
	}

	/** Takes nothing more, and resolves once what was taken is answered and nothing of it touches the disk any more. */
	async close(): Promise<void> {
		if (this.#state === 'taking') this.#state = 'stopping';
		this.#deadline.stop();
		await this.#rounds.idle();
		this.#settling.end();
		await this.#marking.end();
		if (this.#state === 'stopping') this.#state = 'closed';
	}

	async #round(): Promise<void> {
		while (this.#asked.isWaiting) await this.#run(this.#asked.nextBatch());
		if (this.#settling.isOwed) await this.#settling.settle();
	}

	/** Whatever becomes of it, each of them is answered. */
	async #run(jobs: readonly Job<S>[]): Promise<void> {
		try {
			await this.#carryOut(jobs);
		} finally {
			this.#asked.answerAll(jobs, refuse('not-saved'));
		}
	}

	async #carryOut(jobs: readonly Job<S>[]): Promise<void> {
		const draft = await this.#decide(jobs);
		const saved = draft.lines.length === 0 || (await this.#save(draft));
		if (saved instanceof BoxLost) return this.#runWithout(saved.box, jobs);
		if (!saved) return;
		const events = draft.lines.flatMap((line) => line.events);
		try {
			if (events.length > 0) for (const follower of this.#followers) follower.saved?.(events);
		} finally {
			for (const job of jobs) this.#asked.answer(job, draft.answers.get(job) ?? refuse('not-saved'));
		}
		await this.#settle(events);
	}

	async #settle(events: readonly S['event'][]): Promise<void> {
		const debts = this.#ground.kind.effects.debtsOf(this.#ground, events, () => this.state);
		if (debts.length > 0) await this.#settling.settle(debts);
	}

	/** What a box is needed for that is lost is refused by itself; what was sent beside it goes on. */
	async #runWithout(box: string, jobs: readonly Job<S>[]): Promise<void> {
		const { effects } = this.#ground.kind;
		const others: Job<S>[] = [];
		for (const job of jobs) {
			const refusal = effects.withoutBox(job.command, box);
			if (refusal === null) others.push(job);
			else this.#asked.answer(job, refuse(refusal));
		}
		if (others.length > 0) await this.#carryOut(others);
	}

	async #decide(jobs: readonly Job<S>[]): Promise<Draft<S>> {
		const { kind, log } = this.#ground;
		const commands = jobs.map(({ command }) => command);
		const outside = kind.effects.outside(this.#ground, this.state, commands, this.isHere);
		return decideBatch(jobs, {
			kind,
			state: this.state,
			version: this.version,
			at: this.now,
			outside: outside instanceof Promise ? await outside : outside,
			fault: (command, error) => log.error({ ...this.#called, command, ...faultOf(error) }, 'rule-threw')
		});
	}

	/** Swaps the state once the draft is on disk; else nothing has happened. */
	async #save(draft: Draft<S>): Promise<boolean | BoxLost> {
		const saved = await this.#saving.save(draft, this.version, this.beside);
		if (saved !== true) return saved;
		this.#standing.saved(draft);
		this.#saving.recovered();
		this.#deadline.follow();
		this.#marking.saved();
		return true;
	}

	/** A mistake of ours: this room stops, the others go on. Opened again, it is what its journal says. */
	fall(error: unknown): void {
		if (this.#state === 'fallen' || this.#state === 'closed') return;
		this.#ground.log.error({ ...this.#called, ...faultOf(error) }, 'room-fell');
		this.#state = 'fallen';
		this.#deadline.stop();
		this.#settling.end();
		this.#marking.stop();
		this.#asked.answerWaiting(refuse('not-saved'));
		try {
			for (const follower of this.#followers) follower.fallen?.();
		} catch (cause) {
			this.#ground.log.error({ ...this.#called, ...faultOf(cause) }, 'fall-threw');
		}
	}

	#troubled(): void {
		for (const follower of this.#followers) follower.troubled?.();
	}
}
