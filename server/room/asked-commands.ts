// The commands that a room was asked: those that wait for their batch, those on their way, and those that were answered. The same command
// of the same device is asked once, however often it is sent, and each is answered once.
import { isRefusal, type Refusal } from '#stream/decision.ts';
import type { Answer, AuthorIn, Stream } from '#stream/rules.ts';
import { answerKey, type Answers } from './answers.ts';
import { takeBatch } from './batch.ts';
import type { Job } from './draft.ts';
import type { Effects } from './kind.ts';

/** The same command may be accepted later. */
const isPassing = ({ refused }: Refusal): boolean => refused === 'not-saved' || refused === 'too-fast';

export class AskedCommands<S extends Stream> {
	readonly #answers: Answers<S>;
	readonly #settledBefore: Effects<S>['settledBefore'];
	readonly #pending = new Map<string, { readonly job: Job<S>; readonly answer: Promise<Answer<S>> }>();
	readonly #waiting: Job<S>[] = [];

	/** `answers`: those that the journal names. */
	constructor(answers: Answers<S>, settledBefore: Effects<S>['settledBefore']) {
		this.#answers = answers;
		this.#settledBefore = settledBefore;
	}

	get isWaiting(): boolean {
		return this.#waiting.length > 0;
	}
	/** Every command was answered. */
	get isAnswered(): boolean {
		return this.#pending.size === 0;
	}

	/** The answer, or the promise of it. Undefined if the command is new. */
	before(by: AuthorIn<S>, id: string): Promise<Answer<S>> | undefined {
		const first = this.#answers.first(by.device, id);
		return first ? Promise.resolve(first) : this.#pending.get(answerKey(by.device, id))?.answer;
	}

	add(by: AuthorIn<S>, id: string, command: S['command'], check: Job<S>['check']): Promise<Answer<S>> {
		const { promise, resolve } = Promise.withResolvers<Answer<S>>();
		const job = { by, id, command, check, answer: resolve };
		this.#pending.set(answerKey(by.device, id), { job, answer: promise });
		this.#waiting.push(job);
		return promise;
	}

	nextBatch(): Job<S>[] {
		return takeBatch(this.#waiting, this.#settledBefore);
	}

	/** The first answer counts. */
	answer(job: Job<S>, answer: Answer<S>): void {
		const key = answerKey(job.by.device, job.id);
		if (this.#pending.get(key)?.job !== job) return;
		this.#pending.delete(key);
		if (!isRefusal(answer)) this.#answers.accepted(job.by.device, job.id, answer.version);
		else if (!isPassing(answer)) this.#answers.refused(job.by.device, job.id, answer);
		job.answer(answer);
	}

	answerAll(jobs: readonly Job<S>[], answer: Answer<S>): void {
		for (const job of jobs) this.answer(job, answer);
	}

	/** Answers all that still wait. */
	answerWaiting(answer: Answer<S>): void {
		this.answerAll(this.#waiting.splice(0), answer);
	}
}
