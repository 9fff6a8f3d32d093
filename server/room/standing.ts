// Where a stream stands on disk: what its journal folds to, and how far that is. It moves only once a draft is saved.
import type { Stream } from '#stream/rules.ts';
import type { Answers } from './answers.ts';
import type { Draft } from './draft.ts';
import type { Effects } from './kind.ts';

/** The fold of a journal. */
export interface Folded<S extends Stream> {
	readonly state: S['state'];
	/** How many lines that were, and when the last of them was written. */
	readonly version: number;
	readonly savedAt: number | null;
	/** To the commands that they were. */
	readonly answers: Answers<S>;
}

/** What a room starts from. */
export interface Opened<S extends Stream> extends Folded<S> {
	readonly beside: S['beside'];
}

export class Standing<S extends Stream> {
	readonly #effects: Effects<S>;
	#state: S['state'];
	#beside: S['beside'];
	#version: number;
	#savedAt: number | null;

	constructor(effects: Effects<S>, { state, beside, version, savedAt }: Opened<S>) {
		this.#effects = effects;
		this.#state = state;
		this.#beside = beside;
		this.#version = version;
		this.#savedAt = savedAt;
	}

	get state(): S['state'] {
		return this.#state;
	}
	get beside(): S['beside'] {
		return this.#beside;
	}
	get version(): number {
		return this.#version;
	}
	get savedAt(): number | null {
		return this.#savedAt;
	}

	/** The draft is on disk. */
	saved(draft: Draft<S>): void {
		this.#beside = this.#effects.besideAfter(this.#beside, draft);
		this.#state = draft.state;
		this.#version += draft.lines.length;
		this.#savedAt = draft.lines.at(-1)?.at ?? this.#savedAt;
	}
}
