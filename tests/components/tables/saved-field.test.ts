// A field on the page of tables that saves itself. A text that cannot be saved stays in it, the field says so, and nothing claims
// that it is saved.
import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import SavedField from '#components/tables/frame/SavedField.svelte';
import { TableShelf } from '#components/tables/frame/table-shelf.svelte.ts';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import AtTables from '../../support/AtTables.svelte';

class Watched extends TableShelf {
	withheld = 0;
	override withhold() {
		this.withheld += 1;
		return () => void (this.withheld -= 1);
	}
}

test('an emptied name is asked for at its field, and the old one does not come back silently', async () => {
	const shelf = new Watched('token');
	const saved: string[] = [];
	const given = {
		label: 'Nom de la table',
		value: 'Les oliviers',
		max: 80,
		needed: 'Une table a besoin d’un nom.',
		onsave: (value: string) => Promise.resolve({ count: saved.push(value) })
	};
	const language = await Language.load(staffParts);
	const props = { shelf, language, of: SavedField, with: given };
	const page = mount(AtTables<typeof given>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	const field = document.querySelector('input');
	const write = (words: string) => {
		if (field) field.value = words;
		for (const kind of ['input', 'change', 'blur']) field?.dispatchEvent(new Event(kind, { bubbles: true }));
		flushSync();
	};
	write('');
	expect([field?.value, field?.getAttribute('aria-invalid'), saved]).toEqual(['', 'true', []]);
	expect(document.body.textContent).toContain('Une table a besoin d’un nom.');
	expect(shelf.withheld).toBe(1);
	write('Le quai');
	expect([saved, shelf.withheld]).toEqual([['Le quai'], 0]);
});
