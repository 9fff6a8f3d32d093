// The questions that stand open in a window. A window does not close over them: it leads to the first.
import { getContext, setContext } from 'svelte';

const key = Symbol('open questions');

class OpenQuestions {
	readonly #leads = new Set<() => void>();

	/** `lead`: brings whoever wants to leave there. What it returns ends the question. */
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
/** Undefined where no window is around. */
export const questionsHere = (): OpenQuestions | undefined => getContext<OpenQuestions | undefined>(key);
