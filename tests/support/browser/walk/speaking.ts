// Hands and turns.
import type { Mover, Step } from './mover.ts';

/** With the sign of whoever speaks, whichever it is. */
const spoken = (mover: Mover, name: string): RegExp =>
	new RegExp(`^${mover.staff('stage.speaks', { who: `${name}.+` })}$`);

export function speaking(mover: Mover): Step[] {
	const ask = mover.resident('ask.speak');
	return [
		{
			name: 'asked',
			happens: async () => {
				for (const each of mover.neighbours.slice(0, 3)) await each.do({ type: 'RaiseHand', kind: 'speak' });
				await mover.do({ type: 'CallNext', after: null });
				await mover.do({ type: 'RaiseHand', kind: 'speak', for: { person: mover.card() } });
				await mover.tap(ask);
			},
			phone: mover.resident('ask.withdraw'),
			room: spoken(mover, 'Samira')
		},
		{
			name: 'paused',
			happens: () => mover.do({ type: 'PauseTurn', turn: mover.floor() }),
			phone: mover.resident('floor.paused'),
			room: mover.staff('stage.time.paused')
		},
		{
			name: 'speaking',
			happens: async () => {
				const turn = mover.party.desk.view.turns.at(-1)?.id ?? '';
				await mover.do({ type: 'GiveFloor', turn, after: mover.floor() });
			},
			phone: mover.resident('speaking.title'),
			room: spoken(mover, '')
		},
		{
			name: 'list closed',
			happens: async () => {
				await mover.tap(mover.resident('speaking.done'));
				await mover.do({ type: 'CloseList' });
			},
			phone: mover.resident('ask.closed-to-me'),
			room: mover.staff('stage.list')
		},
		{
			name: 'tour de table',
			happens: () => mover.do({ type: 'StartRound' }),
			phone: mover.resident('reason.round'),
			room: mover.staff('stage.reason.round')
		},
		{
			name: 'pause',
			happens: async () => {
				await mover.do({ type: 'EndRound', round: mover.party.desk.view.queue.roundId ?? '' });
				await mover.show({ kind: 'pause' });
			},
			phone: mover.resident('pause.title'),
			room: mover.staff('stage.pause.back')
		}
	];
}
