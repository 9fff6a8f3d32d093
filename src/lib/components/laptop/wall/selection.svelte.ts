// The ticked ideas of the board. The keyboard groups them, and a drag takes them along.
import { SvelteSet } from 'svelte/reactivity';

export class Selection {
	readonly #ids = new SvelteSet<string>();

	get size(): number {
		return this.#ids.size;
	}
	get ids(): string[] {
		return [...this.#ids];
	}
	/** The only ticked idea; null if none or several are ticked. */
	get only(): string | null {
		return this.#ids.size === 1 ? (this.ids[0] ?? null) : null;
	}
	/** Identical ideas are ticked together. */
	hasAll(ideas: readonly string[]): boolean {
		return ideas.every((idea) => this.#ids.has(idea));
	}
	toggle(ideas: readonly string[]): void {
		const isTicked = this.hasAll(ideas);
		for (const idea of ideas)
			if (isTicked) this.#ids.delete(idea);
			else this.#ids.add(idea);
	}
	choose(ideas: readonly string[]): void {
		for (const idea of ideas) this.#ids.add(idea);
	}
	clear(): void {
		this.#ids.clear();
	}
	/** The ideas that move when `ideas` are dragged. */
	with(ideas: readonly string[]): string[] {
		return this.hasAll(ideas) ? this.ids : [...ideas];
	}
}
