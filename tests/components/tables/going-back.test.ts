// What the laptop's page says before somebody goes back to the former version.
import { flushSync, mount, unmount } from 'svelte';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';

import GoBack from '#components/tables/notices/GoBack.svelte';
import { TableShelf } from '#components/tables/frame/table-shelf.svelte.ts';
import type { Refused } from '#live/ask.ts';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import { Stillness } from '#live/stillness.svelte.ts';
import AtTables from '../../support/AtTables.svelte';

beforeEach(() => document.body.replaceChildren());

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
])('L109 the dialog names the meetings %s, and the folder that the server told', async (made, sentence) => {
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

const notBegun: Refused = { refused: 'not-saved', why: 'back-not-begun' };
const notEnded: Refused = { refused: 'not-saved', why: 'back-not-ended' };

test.each([
	[notBegun, 'Le retour n’a pas commencé'],
	[notEnded, 'Le retour n’est pas terminé'],
	[{}, 'Le retour est fait']
])(
	'the dialog’s title says what became of it and nothing is asked any more; once done, no start of this version is asked for: %j',
	async (answer, title) => {
		class Told extends TableShelf {
			override since() {
				return Promise.resolve({ made: [], changed: [], aside: 'depuis-0.2.0' });
			}
			override goBack() {
				return Promise.resolve(answer);
			}
		}
		vi.useFakeTimers({ shouldAdvanceTime: true });
		onTestFinished(() => void vi.useRealTimers());
		vi.stubGlobal('fetch', () => Promise.reject(new Error('nobody listens')));
		onTestFinished(() => void vi.unstubAllGlobals());
		const stillness = new Stillness();
		onTestFinished(stillness.open());
		const language = await Language.load(staffParts);
		const given = { before, onclose: () => undefined };
		const props = { shelf: new Told('token'), language, of: GoBack, with: given };
		const page = mount(AtTables<typeof given>, { target: document.body, props });
		onTestFinished(() => unmount(page));
		const button = (words: string) =>
			[...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes(words));
		await expect.poll(() => button('Revenir et arrêter Tablée')).toBeDefined();
		expect(document.querySelector('h2')?.textContent).toMatch(/Revenir à la version d’avant\s\?/);
		button('Revenir et arrêter Tablée')?.click();
		await expect.poll(() => document.querySelector('h2')?.textContent).toBe(title);
		flushSync();
		expect(button('Rester à cette version')).toBeUndefined();
		expect(button('Fermer')).toBeDefined();
		await vi.advanceTimersByTimeAsync(20_000);
		// The other two sentences also ask people to start this version again.
		expect(stillness.hasEnded).toBe('refused' in answer);
	}
);
