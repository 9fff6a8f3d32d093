// Where a name stands. Asks again after each act of this window, one question at a time, so that no old answer comes last.
import type { Mention } from '#meeting/mentions.ts';
import type { FoundMentions } from '#live/desk-doors.ts';

type Reason = Extract<FoundMentions, { readonly refused: unknown }>['refused'];

export class MentionSearch {
	readonly #ask: () => Promise<FoundMentions>;
	#found = $state.raw<readonly Mention[] | null>(null);
	#refused = $state.raw<Reason | null>(null);
	#isAsking = false;
	#isStale = false;

	constructor(ask: () => Promise<FoundMentions>) {
		this.#ask = ask;
	}

	/** Null before the first answer. */
	get found(): readonly Mention[] | null {
		return this.#found;
	}
	/** Why the last question was refused. */
	get refused(): Reason | null {
		return this.#refused;
	}

	async look(): Promise<void> {
		this.#isStale = true;
		if (this.#isAsking) return;
		this.#isAsking = true;
		while (this.#isStale) {
			this.#isStale = false;
			this.#take(await this.#ask());
		}
		this.#isAsking = false;
	}

	#take(answer: FoundMentions): void {
		this.#refused = 'refused' in answer ? answer.refused : null;
		if ('mentions' in answer) this.#found = answer.mentions;
	}
}
