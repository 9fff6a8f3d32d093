// Read back, closed, corrected.
import type { Stage } from '../stage.ts';
import { closingList, papers, reopening } from './windows.ts';

export const ending: readonly Stage[] = [
	{
		name: 'read-back',
		happens: (tonight) => tonight.show({ kind: 'readback' }),
		sees: ({ said }) => ({
			phone: said.notes.decision,
			laptop: said.notes.decision,
			screen: said.notes.decision
		})
	},
	{
		name: 'closing',
		happens: (tonight) => tonight.show({ kind: 'closing' }),
		sees: ({ staff, resident }) => ({ phone: resident('closing.title'), screen: staff('stage.closing') })
	},
	closingList,
	{
		name: 'closed',
		happens: (tonight) => tonight.does({ type: 'CloseMeeting' }),
		sees: ({ staff, resident }) => ({
			phone: resident('closing.closed'),
			screen: staff('stage.closing.over')
		})
	},
	...papers,
	reopening,
	{
		name: 'correcting',
		happens: (tonight) => tonight.does({ type: 'ReopenMeeting', reason: tonight.said.reason }),
		sees: ({ staff, resident }) => ({ phone: resident('closing.correcting'), laptop: staff('reopen.close') })
	},
	{
		name: 'tables-after',
		on: ['tables'],
		happens: async (tonight) => {
			await tonight.does({ type: 'CloseMeeting' });
			if (tonight.hall.isOpen('tables')) await tonight.hall.page('tables').reload();
		},
		sees: ({ said }) => ({ tables: said.title })
	}
];
