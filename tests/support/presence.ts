// A plausible presence for views in tests: no phone is connected, and there is one address.
import type { Meeting } from '#meeting/meeting.ts';
import type { Presence } from '#meeting/view.ts';

export const presenceOf = (meeting: Meeting): Presence => ({
	connected: new Set(meeting.people.order.slice(0, 3)),
	hall: {
		address: '192.168.1.20:3000',
		url: 'http://192.168.1.20:3000/#ABCDEFGH',
		code: meeting.about.phase === 'open' ? '123456' : null,
		qr: { path: 'M0 0', size: 29 },
		wifi: null
	},
	connections: {
		phones: 3,
		phoneReached: true,
		screens: 1,
		staff: 1,
		addresses: ['192.168.1.20'],
		cards: [{ address: '192.168.1.20', name: 'wlan0', likely: true }],
		internet: { on: false, port: 'off', answered: 0 },
		savedAt: null,
		failing: false,
		owing: false,
		growing: false,
		namesLost: false
	},
	minutes: '/minutes/ABCDEFGH',
	namesKeptDays: 30,
	turned: null
});
