// Folds a history piece by piece. Nobody holds a state in between, so the state may grow in place.
import { folding, Copies } from './growth.ts';
import type { CauseIn, Rules, Stream } from './rules.ts';

/** What was done by one command, as the journal has it. */
interface Done<S extends Stream> {
	readonly events: readonly S['event'][];
	readonly cause: CauseIn<S>;
}

export class Fold<S extends Stream> {
	readonly #rules: Pick<Rules<S>, 'empty' | 'evolve'>;
	readonly #own = new Copies();
	#state: S['state'];

	constructor(rules: Pick<Rules<S>, 'empty' | 'evolve'>) {
		this.#rules = rules;
		this.#state = rules.empty;
	}

	add({ events, cause }: Done<S>): void {
		this.#state = folding(this.#own, () => {
			let state = this.#state;
			for (const event of events) state = this.#rules.evolve(state, event, cause);
			return state;
		});
	}

	/** Adds nothing more. */
	end(): S['state'] {
		return this.#state;
	}
}
