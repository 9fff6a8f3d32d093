// The ideas that wait, one after the other. Identical ones are read once and turned together.
import { foldIdeas, type Fold } from '#meeting/wall/fold.ts';
import type { IdeaView } from '#meeting/wall/view.ts';

export type Verdict = 'shown' | 'hidden';

export class Review {
	readonly #waiting: () => readonly IdeaView[];
	readonly #turn: (to: Verdict, ideas: readonly string[]) => Promise<unknown>;
	/** An idea of the fold that is read now. Ideas that come in stand behind, so nothing moves under the hand. */
	#at = $state<string | null>(null);

	constructor(
		waiting: () => readonly IdeaView[],
		turn: (to: Verdict, ideas: readonly string[]) => Promise<unknown>
	) {
		this.#waiting = waiting;
		this.#turn = turn;
	}

	readonly folds = $derived.by(() => foldIdeas(this.#waiting()));
	readonly #index = $derived(
		Math.max(
			0,
			this.folds.findIndex(({ ideas }) => ideas.some(({ id }) => id === this.#at))
		)
	);
	/** Null: nothing waits. */
	readonly current: Fold<IdeaView> | null = $derived(this.folds[this.#index] ?? null);

	read(idea: string): void {
		this.#at = idea;
	}
	/** After the last one comes the first. */
	move(by: 1 | -1): void {
		const { length } = this.folds;
		const next = this.folds[(this.#index + by + length) % length];
		this.#at = next?.idea.id ?? null;
	}
	/** The next one is read at once, before the room has answered. */
	async judge(to: Verdict): Promise<void> {
		const { current } = this;
		if (!current) return;
		this.move(1);
		await this.#turn(
			to,
			current.ideas.map(({ id }) => id)
		);
	}
	/** All that wait, or, while something is sought, all that were found. */
	async showAll(): Promise<void> {
		await this.#turn(
			'shown',
			this.#waiting().map(({ id }) => id)
		);
	}
}
