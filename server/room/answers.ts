// What was already answered, so that a resend gets its first answer again. Accepted commands are known for ever
// (the journal names them, so a restart forgets none); refusals only while they are recent.
import type { Refusal } from '#meeting/frame.ts';

/** `version`: that of the journal's line which the command became. */
export type Answer = { readonly version: number } | Refusal;

const refusalsKept = 5000;

export class Answers {
	readonly #accepted = new Map<string, number>();
	readonly #refused = new Map<string, Refusal>();

	static #key = (device: string, id: string): string => `${device} ${id}`;

	first(device: string, id: string): Answer | undefined {
		const key = Answers.#key(device, id);
		const version = this.#accepted.get(key);
		return version === undefined ? this.#refused.get(key) : { version };
	}

	accepted(device: string, id: string, version: number): void {
		this.#accepted.set(Answers.#key(device, id), version);
	}

	refused(device: string, id: string, refusal: Refusal): void {
		this.#refused.set(Answers.#key(device, id), refusal);
		if (this.#refused.size <= refusalsKept) return;
		for (const oldest of this.#refused.keys()) {
			this.#refused.delete(oldest);
			return;
		}
	}
}
