// One stage of the evening of the pictures, as a row.
import type { Page } from 'playwright-core';
import { inTheRoom, type Size, type SurfaceName } from './axes.ts';
import type { Evening } from './evening.ts';

export interface Stage {
	readonly name: string;
	readonly happens: (tonight: Evening) => Promise<unknown>;
	/** Where it is looked at. Left out: on all surfaces of the room. */
	readonly on?: readonly SurfaceName[];
	/** The words by which a surface shows that it is there. */
	readonly sees?: (tonight: Evening) => Partial<Record<SurfaceName, string>>;
	/** What brings the evening back to where it was. */
	readonly after?: (tonight: Evening) => Promise<unknown>;
	/** A picture that is kept in the repository: for the README, or for the guide. */
	readonly kept?: readonly Kept[];
}

export interface Kept {
	readonly surface: SurfaceName;
	readonly size: Size;
	/** From the root of the repository. */
	readonly file: string;
}

export const seenOn = ({ on }: Stage): readonly SurfaceName[] => on ?? inTheRoom;

async function shows(page: Page, words: string): Promise<void> {
	const seen = page.getByText(words).filter({ visible: true }).first();
	await seen.waitFor().catch(async (error: unknown) => {
		const instead = (await page.locator('body').innerText()).replace(/\s+/gu, ' ');
		throw new Error(`${page.url()} shows no "${words}", but: ${instead}`, { cause: error });
	});
}

/** Yields each stage once every surface shows it. Ends after the last one that `wanted` names. */
export async function* live(
	tonight: Evening,
	stages: readonly Stage[],
	wanted: (stage: Stage) => boolean = () => true
): AsyncGenerator<Stage> {
	for (const stage of stages.slice(0, stages.findLastIndex(wanted) + 1)) {
		const { name, happens, sees, after } = stage;
		await happens(tonight).catch((cause: unknown) => {
			throw new Error(`at the stage "${name}"`, { cause });
		});
		for (const [surface, words] of Object.entries(sees?.(tonight) ?? {}) as [SurfaceName, string][])
			if (tonight.hall.isOpen(surface)) await shows(tonight.hall.page(surface), words);
		if (wanted(stage)) yield stage;
		await after?.(tonight);
	}
}
