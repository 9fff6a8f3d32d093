// Hands, turns, notes.
import type { Evening } from '../evening.ts';
import type { Stage } from '../stage.ts';

/** By whoever speaks. */
const said = ({ turn }: Evening) => (turn === '' ? null : ({ kind: 'turn', turn } as const));

async function queue(tonight: Evening): Promise<void> {
	for (const phone of tonight.phones.slice(0, 8)) await phone.does({ type: 'RaiseHand', kind: 'speak' });
	await tonight.desk.until((view) => view.turns.length === 8);
	await tonight.next(80);
	await tonight.does({ type: 'NoteEntry', kind: 'quote', words: tonight.said.quote, source: said(tonight) });
	for (const seconds of [95, 60, 35]) await tonight.next(seconds);
	const { action: words, when } = tonight.said.notes;
	await tonight.does({ type: 'NoteEntry', kind: 'action', words, when, who: 'to-find' });
}

/** A card, some who spoke before, and the watched phone. */
async function many(tonight: Evening): Promise<void> {
	const card = tonight.view.persons.find(({ kind }) => kind === 'card')?.id ?? '';
	await tonight.does({ type: 'RaiseHand', kind: 'answer', for: { person: card } });
	for (const phone of [...tonight.phones.slice(0, 2), ...tonight.phones.slice(20, 28)])
		await phone.does({ type: 'RaiseHand', kind: 'speak' });
	await tonight.tap(tonight.resident('ask.speak'));
}

async function notes(tonight: Evening): Promise<void> {
	const { notes } = tonight.said;
	await tonight.does({ type: 'NoteEntry', kind: 'quote', words: notes.quote, source: said(tonight) });
	await tonight.does({ type: 'NoteEntry', kind: 'decision', words: notes.decision });
	const { promise, official, disagreement, against, question } = notes;
	await tonight.does({ type: 'NoteEntry', kind: 'commitment', words: promise, official });
	await tonight.does({ type: 'NoteEntry', kind: 'disagreement', words: disagreement, against });
	await tonight.does({ type: 'NoteEntry', kind: 'question', words: question });
}

/** Opens the acts of the second line of the queue, or closes them; of the first, where there is room for one line. */
async function turnLine({ hall }: Evening): Promise<void> {
	for (const surface of ['laptop', 'scribe'] as const) {
		if (!hall.isOpen(surface)) continue;
		const lines = hall.page(surface).locator('li button[aria-expanded].who');
		await lines.first().waitFor();
		await lines.nth(Math.min(1, (await lines.count()) - 1)).click();
	}
}

export const speaking: readonly Stage[] = [
	{
		name: 'floor',
		happens: queue,
		sees: ({ said }) => ({ laptop: said.quote, scribe: said.notes.action }),
		kept: [{ surface: 'laptop', size: '1366x768', file: 'docs/pictures/laptop.png' }]
	},
	{
		name: 'asked',
		happens: many,
		sees: ({ resident }) => ({ phone: resident('ask.withdraw') }),
		kept: [
			{ surface: 'phone', size: '360x640', file: 'docs/guide/evening/phone.webp' },
			{ surface: 'screen', size: '1024x768', file: 'docs/guide/evening/screen.webp' }
		]
	},
	{
		name: 'notes',
		on: ['laptop', 'scribe'],
		happens: notes,
		sees: ({ said }) => ({ laptop: said.notes.question, scribe: said.notes.question }),
		kept: [{ surface: 'laptop', size: '1093x614', file: 'docs/guide/evening/floor.webp' }]
	},
	{
		name: 'note-form',
		on: ['laptop', 'scribe'],
		happens: async (tonight) => {
			const { hall, staff } = tonight;
			for (const surface of ['laptop', 'scribe'] as const) {
				if (!hall.isOpen(surface)) continue;
				const kinds = hall.page(surface).getByRole('group', { name: staff('entry.kinds') });
				await kinds.getByRole('button', { name: staff('kind.commitment') }).click();
			}
		},
		after: async ({ hall }) => {
			for (const surface of ['laptop', 'scribe'] as const)
				if (hall.isOpen(surface)) await hall.page(surface).keyboard.press('Escape');
		}
	},
	{
		name: 'off-record',
		happens: async ({ desk }) => {
			await desk.does({ type: 'BeginOffRecord' });
			await desk.until(({ meeting }) => meeting.offRecord !== null);
		},
		sees: ({ staff, resident }) => ({
			laptop: staff('off-record.what'),
			scribe: staff('off-record.end'),
			screen: staff('off-record.speak'),
			phone: resident('off-record.title')
		}),
		after: async ({ desk }) => void (await desk.does({ type: 'EndOffRecord' }))
	},
	{
		name: 'queue-line',
		on: ['laptop', 'scribe'],
		happens: (tonight) => turnLine(tonight),
		sees: ({ staff }) => ({ laptop: staff('queue.give-floor') }),
		after: (tonight) => turnLine(tonight)
	},
	{
		name: 'item-note',
		on: ['laptop'],
		happens: (tonight) =>
			tonight.does({ type: 'EditItem', item: tonight.item('lifts'), note: tonight.said.myNote }),
		sees: ({ said }) => ({ laptop: said.myNote })
	},
	{
		name: 'paused',
		happens: (tonight) => tonight.does({ type: 'PauseTurn', turn: tonight.turn }),
		sees: ({ staff, resident }) => ({ phone: resident('floor.paused'), screen: staff('stage.time.paused') })
	},
	{
		name: 'speaking',
		happens: async (tonight) => {
			const mine = tonight.view.turns.find(({ person }) => person === tonight.watched)?.id ?? '';
			await tonight.does({ type: 'GiveFloor', turn: mine, after: tonight.turn });
		},
		sees: ({ resident }) => ({ phone: resident('speaking.title') })
	},
	{
		name: 'list-closed',
		happens: async (tonight) => {
			await tonight.tap(tonight.resident('speaking.done'));
			await tonight.desk.until((view) => view.floor === null);
			await tonight.does({ type: 'CloseList' });
		},
		sees: ({ staff, resident }) => ({
			phone: resident('ask.closed-to-me'),
			laptop: staff('queue.open-list')
		})
	},
	{
		name: 'round',
		happens: async (tonight) => {
			await tonight.does({ type: 'OpenList' });
			await tonight.does({ type: 'StartRound' });
			await tonight.next(20);
		},
		sees: ({ staff }) => ({ laptop: staff('queue.end-round') }),
		after: async (tonight) => {
			await tonight.does({ type: 'EndRound', round: tonight.view.queue.roundId ?? '' });
			await tonight.does({ type: 'EndTurn', turn: tonight.turn });
		}
	},
	{
		name: 'pause',
		happens: (tonight) => tonight.show({ kind: 'pause' }),
		sees: ({ staff, resident }) => ({
			phone: resident('pause.title'),
			laptop: staff('step.resume'),
			screen: staff('stage.pause')
		}),
		after: (tonight) => tonight.show('lifts')
	}
];
