// A closed meeting in which two people sat, one of whom was quoted.
import { facilitator, phone, Play, scribe } from '#tests/support/meeting-play.ts';

export const quoteId = 'entry-quote1';
export const decisionId = 'entry-decide';
/** The device of a phone. */
export const seat = (n: number): string => `device-${n}`;

export function closedPlay(): Play {
	const play = Play.open();
	for (const n of [1, 2]) play.does(phone(n), { type: 'Arrive' }, `person-0000${n}`);
	play.does(phone(1), { type: 'RaiseHand', kind: 'speak' }, 'turn-000001');
	play.does(facilitator, { type: 'CallNext', after: null });
	const source = { kind: 'turn', turn: 'turn-000001' } as const;
	play.does(
		scribe,
		{ type: 'NoteEntry', kind: 'quote', words: 'Onze jours sans ascenseur', source },
		quoteId
	);
	play.does(scribe, { type: 'NoteEntry', kind: 'decision', words: 'Écrire au bailleur' }, decisionId);
	play.does(facilitator, { type: 'CloseMeeting' });
	return play;
}
