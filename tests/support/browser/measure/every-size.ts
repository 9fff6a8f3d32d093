// One evening, looked at on one surface: every stage at every size that people have. `npm run pictures` shows the same.
import type { LanguageCode } from '#i18n/catalogue.ts';
import { looksOf, type Look, type SurfaceName } from '#scripts/pictures/axes.ts';
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

/** The smallest sizes of a surface, as many as are wanted. */
export const smallestOf = (surface: SurfaceName, count = 1): readonly Look[] =>
	sizesOf(surface).slice(0, count);

/** What is wrong, each fault once, with the places where it is so. */
export async function faultsOfEvening(
	language: LanguageCode,
	surface: SurfaceName,
	looks: readonly Look[] = sizesOf(surface)
): Promise<readonly string[]> {
	const hall = await PictureHall.open(language, [surface]);
	const places = new Map<string, string[]>();
	let looked = 0;
	try {
		const tonight = await Evening.begin(hall);
		const isSeen = (stage: Stage) => seenOn(stage).includes(surface);
		for await (const stage of live(tonight, stages, isSeen))
			for (const look of looks) {
				looked += 1;
				for (const fault of await faultsAt(hall, look))
					places.set(fault, [...(places.get(fault) ?? []), `${stage.name} ${look.size}`]);
			}
		tonight.end();
	} finally {
		await hall.close();
	}
	if (looked === 0) throw new Error(`no stage shows the ${surface}`);
	return [...places].map(([fault, where]) => `${fault} (${where.join(', ')})`);
}

async function faultsAt(hall: PictureHall, look: Look): Promise<readonly string[]> {
	const page = hall.page(look.surface);
	await turnTo(page, look);
	return faultsIn(await factsOf(page), limits[look.surface]);
}
