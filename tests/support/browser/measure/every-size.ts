// One evening, looked at on one surface: every stage at every size that people have. `npm run pictures` shows the same.
import type { LanguageCode } from '#i18n/catalogue.ts';
import { looksOf, surfaceNames, type Look, type SurfaceName } from '#scripts/pictures/axes.ts';
import { Evening } from '#scripts/pictures/evening.ts';
import { PictureHall, turnTo } from '#scripts/pictures/hall.ts';
import { live, seenOn, type Stage } from '#scripts/pictures/stage.ts';
import { stages } from '#scripts/pictures/stages.ts';
import { factsOf } from './facts.ts';
import { faultsIn, type Limits } from './faults.ts';

const onDesk: Limits = { target: 32, text: 11.5, pane: 96, mayScroll: false };
const limits: Readonly<Record<SurfaceName, Limits>> = {
	phone: { target: 48, text: 18, pane: 96, mayScroll: true },
	laptop: onDesk,
	scribe: onDesk,
	tables: { ...onDesk, mayScroll: true },
	enter: { ...onDesk, mayScroll: true },
	screen: { target: 0, text: 14, pane: 0, mayScroll: false }
};

/** Each size once: a theme changes colours alone. */
const sizesOf = (surface: SurfaceName): readonly Look[] =>
	looksOf(surface).filter(({ theme }, _, all) => theme === all[0]?.theme);

/** At which sizes each surface is looked at. */
type Sizes = (surface: SurfaceName) => readonly Look[];

/** The scribe's page is the laptop's with another middle: it is looked at where room is short. */
export const everySize: Sizes = (surface) => sizesOf(surface).slice(0, surface === 'scribe' ? 3 : undefined);
export const smallest: Sizes = (surface) =>
	sizesOf(surface).filter(({ size }, at) => at === 0 || size.includes('@'));

/** What is wrong, each fault once, with the places where it is so. */
export async function faultsOfEvening(language: LanguageCode, looks: Sizes): Promise<readonly string[]> {
	const hall = await PictureHall.open(language);
	const seen = new Seen();
	try {
		const tonight = await Evening.begin(hall);
		for await (const stage of live(tonight, stages))
			await Promise.all(
				seenOn(stage).map(async (surface) => {
					for (const look of looks(surface)) seen.add(stage, look, await faultsAt(hall, look));
				})
			);
		tonight.end();
	} finally {
		await hall.close();
	}
	return seen.told;
}

class Seen {
	readonly #places = new Map<string, string[]>();
	readonly #surfaces = new Set<SurfaceName>();

	add(stage: Stage, { surface, size }: Look, faults: readonly string[]): void {
		this.#surfaces.add(surface);
		for (const fault of faults.map((each) => `${surface}: ${each}`))
			this.#places.set(fault, [...(this.#places.get(fault) ?? []), `${stage.name} ${size}`]);
	}
	get told(): readonly string[] {
		return [
			...surfaceNames
				.filter((surface) => !this.#surfaces.has(surface))
				.map((surface) => `no stage shows the ${surface}`),
			...[...this.#places].map(([fault, places]) => `${fault} (${places.join(', ')})`)
		];
	}
}

async function faultsAt(hall: PictureHall, look: Look): Promise<readonly string[]> {
	const page = hall.page(look.surface);
	await turnTo(page, look);
	return faultsIn(await factsOf(page), limits[look.surface]);
}
