// How the files of an evening are called, so that every system can write them: no sign that Windows refuses, at most a hundred characters,
// and no name twice in a folder, whether letters are small or capital.
import type { Words } from '../process/words.ts';
import type { EveningDocument } from './contents.ts';

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

/** The folder of an edition, and in it one for documents about a part of the meeting. */
export const folderOf = (
	{ edition, part }: Pick<EveningDocument, 'edition' | 'part'>,
	{ t }: Words
): string => {
	const folder = safeName(t(`evening.folder.${edition}`));
	return part ? `${folder}/${safeName(t(`evening.folder.${part.kind}`))}` : folder;
};

/** Which names are taken. */
export class FolderNames {
	readonly #taken = new Set<string>();

	/** The name, cut to its length, and with a number if the folder has it already. */
	free(folder: string, name: string): string {
		const [, stem = '', ending = ''] = /^(.*?)(\.[a-z]{1,8})?$/su.exec(safeName(name)) ?? [];
		for (let number = 1; ; number += 1) {
			const end = `${number === 1 ? '' : `-${number}`}${ending}`;
			const free = `${cut(stem, longestName - end.length)}${end}`;
			const place = `${folder}/${free}`.toLowerCase();
			if (this.#taken.has(place)) continue;
			this.#taken.add(place);
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
