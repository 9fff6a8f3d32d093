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
	has(idea: string): boolean {
		return this.#ids.has(idea);
	}
	toggle(idea: string): void {
		if (!this.#ids.delete(idea)) this.#ids.add(idea);
	}
	clear(): void {
		this.#ids.clear();
	}
	/** The ideas that move when `idea` is dragged. */
	with(idea: string): string[] {
		return this.has(idea) ? this.ids : [idea];
	}
}
