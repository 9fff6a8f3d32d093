// Before the doors, the welcome, the first item.
import type { Stage } from '../stage.ts';

export const arriving: readonly Stage[] = [
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
