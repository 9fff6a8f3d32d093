// The open questions of a window. A window does not close over them: it leads to the first one.
import { getContext, setContext } from 'svelte';

const key = Symbol('open questions');

class OpenQuestions {
	readonly #leads = new Set<() => void>();

	/** `lead` brings whoever wants to leave to the question. The returned function ends the question. */
	ask(lead: () => void): () => void {
		this.#leads.add(lead);
		return () => void this.#leads.delete(lead);
	}
	get areOpen(): boolean {
		return this.#leads.size > 0;
	}
	leadToFirst(): void {
		const [lead] = this.#leads;
		lead?.();
	}
}

export const holdQuestions = (): OpenQuestions => setContext(key, new OpenQuestions());
/** Undefined outside a window. */
export const questionsHere = (): OpenQuestions | undefined => getContext<OpenQuestions | undefined>(key);
