// The windows that open over a surface. Each is opened by the button that people press, and closed before the next.
import type { Page } from 'playwright-core';
import type { SurfaceName } from '../axes.ts';
import type { Evening } from '../evening.ts';
import type { Stage } from '../stage.ts';

async function leave(page: Page): Promise<void> {
	const dialog = page.getByRole('dialog');
	for (let over = await dialog.count(); over > 0; over -= 1) {
		await page.keyboard.press('Escape');
		await dialog.nth(over - 1).waitFor({ state: 'detached' });
	}
}

/** A row for one window. */
const over =
	(surface: SurfaceName) =>
	(name: string, open: (tonight: Evening) => Promise<unknown>): Stage => ({
		name: `window-${name}`,
		on: [surface],
		happens: async (tonight) => {
			if (!tonight.hall.isOpen(surface)) return;
			await open(tonight);
			await tonight.hall.page(surface).getByRole('dialog').last().waitFor();
		},
		after: async ({ hall }) => hall.isOpen(surface) && leave(hall.page(surface))
	});
const onLaptop = over('laptop');
const onScribe = over('scribe');
const onPhone = over('phone');

const menu = (key: Parameters<Evening['staff']>[0]) => async (tonight: Evening) => {
	const { laptop, staff } = tonight;
	await tonight.press(staff('facilitate.menu'));
	const choices = laptop.getByRole('list', { name: staff('facilitate.menu') });
	await choices.getByRole('button', { name: staff(key), exact: true }).click();
};
const exactly = (key: Parameters<Evening['staff']>[0]) => (tonight: Evening) =>
	tonight.laptop
		.getByRole('button', { name: tonight.staff(key), exact: true })
		.first()
		.click();

/** While a vote is open. */
export const booth: Stage = onLaptop('booth', (tonight) =>
	tonight.press(tonight.staff('stage.label.card', { number: 7 }))
);
/** Once the evening ends, with all that is still open; then, once it is closed. */
export const closingList: Stage = {
	...onLaptop('closing-list', menu('closing.open')),
	kept: [{ surface: 'laptop', size: '1093x614', file: 'docs/guide/evening/closing.webp' }]
};
export const reopening: Stage = onLaptop('reopen', (tonight) => tonight.press(tonight.staff('reopen.do')));

/** The windows of a closed evening, from which documents are handed out and published. */
export const papers: readonly Stage[] = [
	onLaptop('handout', async (tonight) => {
		const { laptop, staff } = tonight;
		await tonight.press(staff('handout.open'));
		for (const box of await laptop.getByRole('checkbox').all()) await box.check();
		await tonight.press(staff('handout.message'));
		await laptop.getByRole('button', { name: staff('hall.copy') }).waitFor();
	}),
	onLaptop('extract', exactly('extract.open')),
	onLaptop('publish', (tonight) => tonight.press(tonight.staff('publication.open')))
];

export const laptopWindows: readonly Stage[] = [
	onLaptop('meeting', menu('meeting.dialog')),
	onLaptop('people', async (tonight) => {
		await tonight.does({ type: 'WelcomeGuest', ...tonight.said.notes.official });
		await menu('people.title')(tonight);
	}),
	onLaptop('slips', menu('vote.slips')),
	{
		...onLaptop('slips-made', async (tonight) => {
			await menu('vote.slips')(tonight);
			await tonight.press(tonight.staff('vote.slips-make'));
			await tonight.laptop.getByText(tonight.staff('vote.slips-once')).waitFor();
		}),
		after: async (tonight) => {
			await tonight.press(tonight.staff('vote.slips-kept'));
			await leave(tonight.laptop);
		}
	},
	onLaptop('links', menu('links.title')),
	onLaptop('hall', menu('hall.title')),
	onLaptop('keys', menu('facilitate.keys')),
	onLaptop('close', menu('closing.open')),
	onLaptop('hand', (tonight) => tonight.press(tonight.staff('queue.add-hand'))),
	onLaptop('vote', exactly('vote.vote')),
	onLaptop('wall', exactly('wall.wall')),
	onLaptop('add-item', (tonight) => tonight.press(tonight.staff('agenda.add'))),
	onLaptop('item', (tonight) =>
		tonight.press(tonight.staff('agenda.edit', { title: tonight.said.items.letter }))
	),
	onLaptop('entry', (tonight) => tonight.laptop.getByText(tonight.said.notes.decision).last().click()),
	onLaptop('mask', async (tonight) => {
		const { laptop, said, staff } = tonight;
		await laptop.getByText(said.notes.decision).last().click();
		await tonight.press(staff('mask.open'));
		await laptop
			.getByLabel(staff('mask.words'), { exact: true })
			.fill(said.notes.decision.split(' ')[1] ?? '');
		await laptop.getByLabel(staff('mask.why'), { exact: true }).click();
		await laptop.getByRole('button', { name: staff('mask.do') }).waitFor();
	})
];

export const scribeWindows: readonly Stage[] = [
	onScribe('scribe-hand', (tonight) => tonight.press(tonight.staff('queue.add-hand'), 'scribe')),
	onScribe('scribe-people', (tonight) =>
		tonight.press(tonight.staff('facilitate.cards', { n: 3 }), 'scribe')
	),
	onScribe('scribe-keys', ({ hall }) => hall.page('scribe').keyboard.press('F1')),
	onScribe('scribe-leave', async (tonight) => {
		await tonight.press(tonight.staff('facilitate.menu'), 'scribe');
		await tonight.press(tonight.staff('leave.do'), 'scribe');
	})
];

export const phoneWindows: readonly Stage[] = [
	onPhone('name', async (tonight) => {
		await tonight.show('doing');
		await tonight.tap(tonight.resident('me.give'));
	}),
	onPhone('other-hands', (tonight) => tonight.tap(tonight.resident('ask.other')))
];
