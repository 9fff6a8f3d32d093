// Knows where a stream stands on disk: the state that its journal folds to, its version, and its time. It moves only once a draft is saved.
import type { Stream } from '#stream/rules.ts';
import type { Clock } from '../process/clock.ts';
import type { Answers } from './answers.ts';
import type { Draft } from './draft.ts';
import type { Effects } from './kind.ts';

/** The fold of a journal. */
export interface Folded<S extends Stream> {
	readonly state: S['state'];
	/** How many lines there were, and when the last one was written. */
	readonly version: number;
	readonly savedAt: number | null;
	/** The answers to the commands of these lines. */
	readonly answers: Answers<S>;
}

/** What a room starts from. */
export interface Opened<S extends Stream> extends Folded<S> {
	readonly beside: S['beside'];
}

export class Standing<S extends Stream> {
	readonly #effects: Effects<S>;
	readonly #clock: Clock;
	/** How far the laptop's date stood behind the journal when the room was opened: somebody set it back. */
	readonly #behindMs: number;
	#state: S['state'];
	#beside: S['beside'];
	#version: number;
	#savedAt: number | null;

	constructor(effects: Effects<S>, { state, beside, version, savedAt }: Opened<S>, clock: Clock) {
		this.#effects = effects;
		this.#clock = clock;
		this.#behindMs = Math.max(0, (savedAt ?? 0) - clock());
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

	/** Wall time here. It goes on from the journal's last line, over a restart too. */
	get now(): number {
		return this.#clock() + this.#behindMs;
	}

	/** The draft is on disk. */
	saved(draft: Draft<S>): void {
		this.#beside = this.#effects.besideAfter(this.#beside, draft);
		this.#state = draft.state;
		this.#version += draft.lines.length;
		this.#savedAt = draft.lines.at(-1)?.at ?? this.#savedAt;
	}
}
