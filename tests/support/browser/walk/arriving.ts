// Coming in.
import type { Mover, Step } from './mover.ts';

export function arriving(mover: Mover): Step[] {
	const { said } = mover.party;
	return [
		{
			name: 'preparing',
			happens: async () => undefined,
			phone: mover.resident('preparing.title'),
			room: mover.staff('stage.welcome.soon')
		},
		{
			name: 'welcome',
			happens: async () => {
				await mover.do({ type: 'OpenDoors' });
				await mover.do({ type: 'GiveCard', number: 7 });
				await mover.do({ type: 'CountSomeone' });
				for (let n = 0; n < 5; n += 1) mover.neighbours.push(await mover.party.neighbour());
				await mover.neighbours[0]?.do({ type: 'SetName', name: 'Samira' });
			},
			phone: mover.resident('me.give'),
			room: said.title
		},
		{
			name: 'item',
			happens: () => mover.show(mover.item(1)),
			phone: mover.resident('floor.free'),
			room: mover.staff('stage.free')
		}
	];
}
