// `npm run pictures`: the pictures that are kept in the repository, made again.
// `npm run pictures -- FOLDER [word…]`: every surface in every stage, at every size, in every theme and language, into that folder. Each word
// narrows it: a surface, a size, a theme, a language, or a part of a stage's name (`laptop 1093x614 vote fr`).
import { join, resolve } from 'node:path';
import type { LanguageCode } from '#i18n/catalogue.ts';
import { build, isBuilt } from './built.ts';
import { looksOf, Wanted, type Look } from './pictures/axes.ts';
import { takePicture } from './pictures/camera.ts';
import { Evening } from './pictures/evening.ts';
import { PictureHall, turnTo } from './pictures/hall.ts';
import { live, seenOn, type Stage } from './pictures/stage.ts';
import { stages } from './pictures/stages.ts';

interface Picture {
	readonly look: Look;
	readonly file: string;
}

const root = resolve(import.meta.dirname, '..');
const [folder, ...words] = process.argv.slice(2);
const wanted = new Wanted(words);

/** The pictures of one stage. */
function picturesOf(stage: Stage, language: LanguageCode): readonly Picture[] {
	if (folder === undefined)
		return (stage.kept ?? []).map(({ file, ...look }) => ({
			look: { ...look, theme: look.surface === 'screen' ? 'dark' : 'light' },
			file: join(root, file)
		}));
	const place = String(stages.indexOf(stage) + 1).padStart(2, '0');
	return seenOn(stage)
		.flatMap(looksOf)
		.filter(wanted.look)
		.map((look) => {
			const { surface, size, theme } = look;
			const shade = surface === 'screen' ? `-${theme}` : '';
			const name = `${place}-${stage.name}-${size}${shade}.png`;
			return { look, file: join(resolve(folder), language, surface, name) };
		});
}

async function take(hall: PictureHall, pictures: readonly Picture[]): Promise<void> {
	const surfaces = Object.values(Object.groupBy(pictures, ({ look }) => look.surface));
	await Promise.all(
		surfaces.map(async (ofOne) => {
			for (const { look, file } of ofOne) {
				const page = hall.page(look.surface);
				await turnTo(page, look);
				await takePicture(page, file);
			}
		})
	);
}

async function liveIn(language: LanguageCode): Promise<number> {
	const looked = stages.flatMap((stage) => picturesOf(stage, language).map(({ look }) => look.surface));
	const hall = await PictureHall.open(language, looked);
	let made = 0;
	try {
		const tonight = await Evening.begin(hall);
		const isWanted = (stage: Stage) => wanted.stage(stage.name) && picturesOf(stage, language).length > 0;
		for await (const stage of live(tonight, stages, isWanted)) {
			const pictures = picturesOf(stage, language);
			await take(hall, pictures);
			made += pictures.length;
		}
		tonight.end();
	} finally {
		await hall.close();
	}
	return made;
}

process.env['NODE_ENV'] ??= 'production';
if (!isBuilt() && (await build()) !== 0) process.exit(1);
const languages = folder === undefined ? (['fr'] as const) : (['fr', 'en'] as const).filter(wanted.language);
const made = await Promise.all(languages.map(liveIn));
console.log(`${made.reduce((sum, count) => sum + count, 0)} pictures`);
