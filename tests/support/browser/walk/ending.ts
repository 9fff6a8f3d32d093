// Read back, closed, corrected.
import type { Mover, Step } from './mover.ts';

export function ending(mover: Mover): Step[] {
	const { said } = mover.party;
	return [
		{
			name: 'read-back, nothing noted',
			...mover.stage('readback'),
			room: mover.staff('stage.readback.empty')
		},
		{ name: 'read-back', happens: () => note(mover), phone: said.decision, room: said.decision },
		{
			name: 'closing',
			...mover.stage('closing'),
			phone: mover.resident('closing.title'),
			room: mover.staff('stage.closing')
		},
		{
			name: 'closed',
			happens: () => mover.do({ type: 'CloseMeeting' }),
			phone: mover.resident('closing.closed'),
			room: mover.staff('stage.closing.over')
		},
		{
			name: 'correcting',
			happens: () => mover.do({ type: 'ReopenMeeting', reason: said.reason }),
			phone: mover.resident('closing.correcting'),
			room: mover.staff('stage.closing.over')
		}
	];
}

async function note(mover: Mover): Promise<void> {
	const { said } = mover.party;
	const item = mover.party.desk.view.agenda[1]?.id ?? null;
	const [{ id: turn } = { id: '' }] = mover.party.desk.view.past.slice(-1);
	const source = { kind: 'turn', turn } as const;
	await mover.do({ type: 'NoteEntry', kind: 'quote', words: said.quote, item, source });
	await mover.do({ type: 'NoteEntry', kind: 'decision', words: said.decision, item });
	const doing = { who: { group: said.group2 }, when: said.when };
	await mover.do({ type: 'NoteEntry', kind: 'action', words: said.action, item, ...doing });
	await mover.do({
		type: 'NoteEntry',
		kind: 'commitment',
		words: said.promise,
		item,
		official: said.official
	});
	const { disagreement: words, against } = said;
	await mover.do({ type: 'NoteEntry', kind: 'disagreement', words, against, item });
	await mover.do({ type: 'NoteEntry', kind: 'question', words: said.open, item });
}
