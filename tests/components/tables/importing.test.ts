// Several files are given to the page of tables at once. It takes each, and says what became of it.
import { expect, test } from 'vitest';
import { Importing } from '#components/tables/moving/importing.svelte.ts';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';

test('several files are taken one after the other, and each is reported; so is a file that is dropped meanwhile', async () => {
	const taken: string[] = [];
	let reading = 0;
	const shelf = {
		listing: null,
		imported: async (file: Blob) => {
			expect((reading += 1)).toBe(1);
			const words = await file.text();
			taken.push(words);
			reading -= 1;
			return words === 'image'
				? ({ refused: 'bad-command', why: 'no-meeting' } as const)
				: ({ arrival: 'taken', id: words } as const);
		}
	};
	const importing = new Importing(shelf, await Language.load(staffParts));
	const file = (words: string, name: string) => new File([words], name);
	const first = importing.take([file('mars', 'mars.tablee'), file('image', 'photo.jpg')]);
	const later = importing.take([file('avril', 'avril.tablee')]);
	await Promise.all([first, later]);
	expect(taken).toEqual(['mars', 'image', 'avril']);
	expect(importing.said.map(({ tone }) => tone)).toEqual(['done', 'warn', 'done']);
	expect(importing.said[1]?.words).toMatch(/photo\.jpg.*n’est pas une séance/);
	await importing.take([file('image', 'photo.jpg')]);
	expect(importing.said).toHaveLength(1);
	expect(importing.said[0]?.words).not.toContain('photo.jpg');
});
