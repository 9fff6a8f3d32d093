import type { Page } from 'playwright-core';
import { axeFinds, structureOf } from './axe.ts';

/** Axe's findings, each with all its places. */
export class Findings {
	readonly #places = new Map<string, string[]>();

	readonly #known = new Set<string>();

	async look(page: Page, place: string): Promise<void> {
		const structure = await structureOf(page);
		if (this.#known.has(structure)) return;
		this.#known.add(structure);
		for (const what of await axeFinds(page))
			this.#places.set(what, [...(this.#places.get(what) ?? []), place]);
	}
	get told(): string[] {
		return [...this.#places].map(([what, places]) => `${what} (${places.join(', ')})`);
	}
}
