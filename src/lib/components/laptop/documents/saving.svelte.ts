// Saves a document of the server as a file, and says meanwhile how far it is: the server makes it when it is asked for, after the others that
// are waited for. A link to it would stand there dead until it comes.
import { fileAt, type TakenFile } from '#live/ask.ts';
import { keepFile } from '#ui/keep-file.ts';

/** `waiting`: behind others. */
export type SavingStep = 'making' | 'waiting' | 'done' | 'failed';

/** The server says when it is busy, and that one may ask again after ten seconds. */
const againMs = 10_000;
const mostAsked = 7;

export interface Saved {
	/** The words of its button. */
	readonly what: string;
	readonly step: SavingStep;
}

export class Saving {
	#last = $state.raw<Saved | null>(null);
	#count = 0;
	readonly #pause: (ms: number) => Promise<unknown>;

	constructor(pause = (ms: number) => new Promise((over) => setTimeout(over, ms))) {
		this.#pause = pause;
	}

	/** The document that was asked for last. */
	get last(): Saved | null {
		return this.#last;
	}
	get isBusy(): boolean {
		return this.#last?.step === 'making' || this.#last?.step === 'waiting';
	}

	/** `pathOf` gives its address, or null if the server refused and said why. */
	async save(what: string, pathOf: () => Promise<string | null>): Promise<void> {
		const file = await this.take(what, pathOf);
		if (file) keepFile(file.name, file.body);
	}

	/** The document itself. Null: it failed, or another was asked for meanwhile. */
	async take(what: string, pathOf: () => Promise<string | null>): Promise<TakenFile | null> {
		const mine = (this.#count += 1);
		const say = (step: SavingStep): void => {
			if (mine === this.#count) this.#last = { what, step };
		};
		say('making');
		const file = await this.#ask(pathOf, say);
		say(file ? 'done' : 'failed');
		return mine === this.#count ? file : null;
	}

	async #ask(
		pathOf: () => Promise<string | null>,
		say: (step: SavingStep) => void
	): Promise<TakenFile | null> {
		for (let asked = 0; asked < mostAsked; asked += 1) {
			const path = await pathOf();
			const file = path === null ? null : await fileAt(path);
			if (file !== 'busy') return file;
			say('waiting');
			await this.#pause(againMs);
			say('making');
		}
		return null;
	}
}
