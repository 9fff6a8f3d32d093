// Keeps answers, so that a resend gets its first answer again. The answer to an accepted command is known for ever, because the journal
// names the command, so that a restart forgets none. A refusal is known only while it is recent.
import type { Answer, Stream } from '#stream/rules.ts';

const refusalsKept = 5000;

/** One command of one device. */
export const answerKey = (device: string, id: string): string => `${device} ${id}`;

export class Answers<S extends Stream> {
	/** By device, then by command: a long history has no text for each pair of them. */
	readonly #accepted = new Map<string, Map<string, number>>();
	readonly #refused = new Map<string, Answer<S>>();

	first(device: string, id: string): Answer<S> | undefined {
		const version = this.#accepted.get(device)?.get(id);
		return version === undefined ? this.#refused.get(answerKey(device, id)) : { version };
	}

	accepted(device: string, id: string, version: number): void {
		const ofDevice = this.#accepted.get(device);
		if (ofDevice) ofDevice.set(id, version);
		else this.#accepted.set(device, new Map([[id, version]]));
	}

	refused(device: string, id: string, refusal: Answer<S>): void {
		this.#refused.set(answerKey(device, id), refusal);
		if (this.#refused.size <= refusalsKept) return;
		for (const oldest of this.#refused.keys()) {
			this.#refused.delete(oldest);
			return;
		}
	}
}
