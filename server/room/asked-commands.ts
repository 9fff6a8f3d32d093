// What was asked of a room: what waits for its batch, what is on its way, and what was answered. The same command of the
// same device is asked once, however often it is sent, and each is answered once.
import type { Command } from '#meeting/command.ts';
import { isRefusal, type Author, type Refusal } from '#meeting/frame.ts';
import type { Answer, Answers } from './answers.ts';
import { takeBatch, type Job } from './batch.ts';

const keyOf = (by: Author, id: string): string => `${by.device} ${id}`;

/** The same command may be sent again later. */
const isPassing = ({ refused }: Refusal): boolean => refused === 'not-saved' || refused === 'too-fast';

export class AskedCommands {
	readonly #answers: Answers;
	readonly #pending = new Map<string, { readonly job: Job; readonly answer: Promise<Answer> }>();
	readonly #waiting: Job[] = [];

	/** `answers`: those that the journal tells. */
	constructor(answers: Answers) {
		this.#answers = answers;
	}

	get isWaiting(): boolean {
		return this.#waiting.length > 0;
	}
	/** Nothing of it is still to be answered. */
	get isAnswered(): boolean {
		return this.#pending.size === 0;
	}

	/** What was answered, or will be; undefined where it is new. */
	before(by: Author, id: string): Promise<Answer> | undefined {
		const first = this.#answers.first(by.device, id);
		return first ? Promise.resolve(first) : this.#pending.get(keyOf(by, id))?.answer;
	}

	add(by: Author, id: string, command: Command, check: Job['check']): Promise<Answer> {
		const { promise, resolve } = Promise.withResolvers<Answer>();
		const job = { by, id, command, check, answer: resolve };
		this.#pending.set(keyOf(by, id), { job, answer: promise });
		this.#waiting.push(job);
		return promise;
	}

	nextBatch(): Job[] {
		return takeBatch(this.#waiting);
	}

	/** The first answer counts. */
	answer(job: Job, answer: Answer): void {
		const key = keyOf(job.by, job.id);
		if (this.#pending.get(key)?.job !== job) return;
		this.#pending.delete(key);
		if (!isRefusal(answer)) this.#answers.accepted(job.by.device, job.id, answer.version);
		else if (!isPassing(answer)) this.#answers.refused(job.by.device, job.id, answer);
		job.answer(answer);
	}

	answerAll(jobs: readonly Job[], answer: Answer): void {
		for (const job of jobs) this.answer(job, answer);
	}

	/** Of those that wait still. */
	answerWaiting(answer: Answer): void {
		this.answerAll(this.#waiting.splice(0), answer);
	}
}
