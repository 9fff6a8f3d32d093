// Ends by itself what is due in a stream, at its instant: one timer for each room. The state alone says what is due. So nothing is
// remembered here, and a room that is opened after a restart goes on from where it was.
import { isRefusal } from '#stream/decision.ts';
import { same } from '#stream/patch.ts';
import type { Answer, Due } from '#stream/rules.ts';
import { inBackground } from '../process/background.ts';

export interface DeadlineGround<C> {
	/** Null if nothing is due. */
	readonly due: () => Due<C> | null;
	readonly now: () => number;
	/** Something may still be saved before a restart. */
	readonly mayBeSaved: () => boolean;
	/** Refuses what is due no more when its turn comes. Never rejects. */
	readonly carryOut: (due: Due<C>) => Promise<Answer>;
	/** Told what was thrown, because nobody waits for it. */
	readonly failed: (error: unknown) => void;
}

/** If the disk refused, it is tried again after so long. Any other refusal would only come again, as long as the same is due. */
const againMs = 1000;

export class Deadline<C> {
	readonly #ground: DeadlineGround<C>;
	#timer: NodeJS.Timeout | undefined;
	#isCarrying = false;
	#isOver = false;

	constructor(ground: DeadlineGround<C>) {
		this.#ground = ground;
	}

	/** To be called whenever what is due may have changed. */
	follow(): void {
		const due = this.#ground.due();
		this.#wake(due && due.at - this.#ground.now());
	}

	stop(): void {
		this.#isOver = true;
		clearTimeout(this.#timer);
	}

	#wake(ms: number | null): void {
		clearTimeout(this.#timer);
		if (this.#isOver || this.#isCarrying || ms === null) return;
		this.#timer = setTimeout(() => inBackground(this.#carryOut(), this.#ground.failed), Math.max(0, ms));
	}

	async #carryOut(): Promise<void> {
		const due = this.#ground.due();
		if (!due || due.at > this.#ground.now()) return this.follow();
		this.#isCarrying = true;
		const answer = await this.#ground.carryOut(due);
		this.#isCarrying = false;
		if (!isRefusal(answer) || !same(this.#ground.due(), due)) this.follow();
		else if (answer.refused === 'not-saved' && this.#ground.mayBeSaved()) this.#wake(againMs);
	}
}
