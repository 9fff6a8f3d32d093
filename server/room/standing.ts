// Where a meeting stands on disk: what its journal folds to, and how far that is. It moves only once a draft is saved.
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { Answers } from './answers.ts';
import type { Draft } from './batch.ts';
import { namesAfter } from '../meeting/effects.ts';

/** What a room starts from: the fold of its journal. */
export interface Folded {
	readonly meeting: Meeting;
	/** How many lines that were, and when the last of them was written. */
	readonly version: number;
	readonly savedAt: number | null;
	/** To the commands that they were. */
	readonly answers: Answers;
	readonly names: Names;
	readonly areNamesLost: boolean;
}

export class Standing {
	#meeting: Meeting;
	#names: Names;
	#version: number;
	#savedAt: number | null;

	constructor({ meeting, names, version, savedAt }: Folded) {
		this.#meeting = meeting;
		this.#names = names;
		this.#version = version;
		this.#savedAt = savedAt;
	}

	get meeting(): Meeting {
		return this.#meeting;
	}
	get names(): Names {
		return this.#names;
	}
	get version(): number {
		return this.#version;
	}
	get savedAt(): number | null {
		return this.#savedAt;
	}

	/** The draft is on disk. */
	saved(draft: Draft): void {
		this.#names = namesAfter(this.#names, draft);
		this.#meeting = draft.meeting;
		this.#version += draft.lines.length;
		this.#savedAt = draft.lines.at(-1)?.at ?? this.#savedAt;
	}
}
