// How the files of an evening are called, so that every system can write them: no sign that Windows refuses, at most a hundred characters,
// and no name twice in a folder, whether letters are small or capital.
import type { Edition } from '#meeting/publication/state.ts';
import type { Words } from '../process/words.ts';

const longestName = 100;
// What Windows refuses in names, and what no name needs.
const refused = /[<>:"/\\|?*\p{Cc}]/gu;

/** A name or the name of a folder. Letters keep their accents, each as one sign. */
export const safeName = (name: string): string =>
	name
		.normalize('NFC')
		.replace(refused, ' ')
		.replace(/\s+/gu, ' ')
		.trim()
		.replace(/[. ]+$/u, '') || '_';

export const folderOf = (edition: Edition, { t }: Words): string => safeName(t(`evening.folder.${edition}`));

/** Names within one folder. */
export class FolderNames {
	readonly #taken = new Set<string>();

	/** The name, cut to its length, and with a number if it is there already. */
	free(name: string): string {
		const [, stem = '', ending = ''] = /^(.*?)(\.[a-z]{1,8})?$/su.exec(safeName(name)) ?? [];
		for (let number = 1; ; number += 1) {
			const end = `${number === 1 ? '' : `-${number}`}${ending}`;
			const free = `${cut(stem, longestName - end.length)}${end}`;
			if (this.#taken.has(free.toLowerCase())) continue;
			this.#taken.add(free.toLowerCase());
			return free;
		}
	}
}

/** At most so many signs, and none of them cut in two. */
const cut = (text: string, most: number): string =>
	text.length <= most
		? text
		: text
				.slice(0, most)
				.replace(/[\uD800-\uDBFF]$/u, '')
				.trimEnd();
