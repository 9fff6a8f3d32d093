// Going back to the version of before, as the laptop's page tells it before it is done.
import { mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import GoBack from '#components/tables/GoBack.svelte';
import { TableShelf } from '#components/tables/table-shelf.svelte.ts';
import { Language, staffParts } from '#i18n/language.svelte.ts';
import AtTables from '../support/AtTables.svelte';

const before = {
	folder: 'avant-0.2.0',
	from: '0.1.3',
	to: '0.2.0',
	madeAt: 1,
	goesAt: 2,
	meetings: 1,
	boxes: 0
};

test.each([
	[['Le quai'], /Ne serait plus là, car elle est nouvelle\s: Le quai\./],
	[['Le quai', 'La fête'], /Ne seraient plus là, car elles sont nouvelles\s: Le quai et La fête\./]
])('L109 it names the meetings %s and the folder that the server told', async (made, sentence) => {
	class Told extends TableShelf {
		override since() {
			return Promise.resolve({ made, changed: made, aside: 'depuis-0.2.0-2' });
		}
	}
	const language = await Language.load(staffParts);
	const given = { before, onclose: () => undefined };
	const props = { shelf: new Told('token'), language, of: GoBack, with: given };
	const page = mount(AtTables<typeof given>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	await expect.poll(() => document.body.textContent).toContain('depuis-0.2.0-2');
	expect(document.body.textContent).toMatch(sentence);
	expect(document.body.textContent).toMatch(made.length === 1 ? /Perdrait ce/ : /Perdraient ce/);
});
