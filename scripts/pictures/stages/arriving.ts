// Before the doors, the welcome, the first item.
import type { Evening } from '../evening.ts';
import type { Stage } from '../stage.ts';
import { enterSay } from '../words.ts';

/** The rehearsal's window opens beside the tables. */
async function rehearse({ hall, staff }: Evening): Promise<void> {
	if (!hall.isOpen('tables')) return;
	const beside = hall.page('tables').waitForEvent('popup');
	await hall
		.page('tables')
		.getByRole('button', { name: staff('rehearsal.open') })
		.click();
	await (await beside).waitForURL('**/facilitate#*');
}
async function endRehearsal({ hall, staff }: Evening): Promise<void> {
	if (!hall.isOpen('tables')) return;
	await hall
		.page('tables')
		.getByRole('button', { name: staff('rehearsal.end') })
		.click();
	await hall.page('tables').getByText(staff('rehearsal.title')).waitFor();
}

export const arriving: readonly Stage[] = [
	{
		name: 'other-laptop',
		on: ['enter'],
		happens: async () => undefined,
		sees: ({ hall }) => ({ enter: enterSay(hall.language)('enter.knock.how') })
	},
	{
		name: 'first',
		on: ['tables'],
		happens: async () => undefined,
		sees: ({ staff }) => ({ tables: staff('first.title') }),
		kept: [{ surface: 'tables', size: '1280x800', file: 'docs/guide/evening/first.webp' }]
	},
	{
		name: 'tables',
		on: ['tables'],
		happens: async ({ hall }) => hall.isOpen('tables') && hall.page('tables').reload(),
		sees: ({ said }) => ({ tables: said.title })
	},
	{
		name: 'rehearsal',
		on: ['tables'],
		happens: rehearse,
		sees: ({ staff }) => ({ tables: staff('rehearsal.is-open') }),
		after: endRehearsal
	},
	{
		name: 'preparing',
		happens: async () => undefined,
		sees: ({ staff, resident }) => ({
			phone: resident('preparing.title'),
			laptop: staff('hall.open-doors'),
			scribe: staff('stage.welcome.soon'),
			screen: staff('stage.welcome.soon')
		}),
		kept: [{ surface: 'laptop', size: '1093x614', file: 'docs/guide/evening/hall.webp' }]
	},
	{
		name: 'welcome',
		happens: async (tonight) => {
			await tonight.does({ type: 'OpenDoors' });
			await tonight.arrive(40);
			for (const number of [7, 12, 15]) await tonight.does({ type: 'GiveCard', number });
			await tonight.does({ type: 'CountPresent', present: 48 });
			tonight.pass(1_500);
		},
		sees: ({ said }) => ({ screen: said.title })
	},
	{
		name: 'item',
		happens: (tonight) => tonight.show('lifts'),
		sees: ({ said, resident }) => ({
			phone: resident('floor.free'),
			laptop: said.items.lifts,
			scribe: said.items.lifts,
			screen: said.items.lifts
		})
	}
];
