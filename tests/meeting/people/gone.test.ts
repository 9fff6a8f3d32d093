// Somebody whom staff marked as gone: what their phone is still told, and what its owner may still do.
import { onShelf } from '#stream/shelf.ts';
import { expect, test } from 'vitest';
import { mineOf } from '#meeting/mine.ts';
import { facilitator, phone, Play, scribe } from '#tests/support/meeting-play.ts';

const [person, turn] = ['person-000001', 'turn-0000001'];

/** Aïcha spoke, and a quote of hers is noted with her name. Then staff mark her as gone. */
function gone(): Play {
	const play = Play.open();
	play.does(phone(1), { type: 'Arrive' }, person);
	play.does(phone(1), { type: 'SetName', name: 'Aïcha', inMinutes: true });
	play.does(phone(1), { type: 'RaiseHand', kind: 'speak' }, turn);
	play.does(facilitator, { type: 'CallNext', after: null });
	const said = { kind: 'quote', words: 'Ma mère attend.', source: { kind: 'turn', turn } } as const;
	play.does(scribe, { type: 'NoteEntry', ...said }, 'entry-000001');
	play.does(scribe, { type: 'NameEntry', entry: 'entry-000001', named: true });
	play.does(facilitator, { type: 'MarkLeft', person });
	return play;
}
const mine = ({ meeting }: Play, n = 1) => mineOf(meeting, { [person]: 'Aïcha' }, `device-${n}`, null);

test('P53 the phone of somebody who was marked as gone is told what the record holds of them', () => {
	const kept = { name: 'Aïcha', inMinutes: true, namedIn: 1 };
	expect(mine(gone())).toMatchObject({ ...kept, person: null, turns: [], speaking: null, ideas: [] });
	expect(mine(gone()).entries).toMatchObject([{ words: 'Ma mère attend.' }]);
	expect(mine(gone(), 2)).toMatchObject({ name: null, namedIn: 0, entries: [] });
});

test('P53 its owner still says no, or yes, also after the closing', () => {
	const play = gone();
	play.does(phone(1), { type: 'SetNameInMinutes', inMinutes: false });
	expect(mine(play)).toMatchObject({ inMinutes: false, namedIn: 0 });
	play.does(facilitator, { type: 'CloseMeeting' });
	play.does(phone(1), { type: 'SetNameInMinutes', inMinutes: true });
	expect(mine(play)).toMatchObject({ inMinutes: true });
});

test('P53 its owner can have the name forgotten, and nobody else’s', () => {
	const play = gone();
	play.does(phone(2), { type: 'Arrive' }, 'person-000002');
	expect(play.tries(phone(1), { type: 'ForgetPerson', person: 'person-000002' })).toBe('not-yours');
	expect(play.tries(phone(3), { type: 'ForgetPerson' })).toBe('no-seat');
	play.does(phone(1), { type: 'ForgetPerson' });
	expect(onShelf(play.meeting.people.persons, person)?.named).toBe(false);
});

test('P53 everything else needs the seat: a vote, a hand, an idea, a new name', () => {
	const play = gone();
	const vote = { question: 'Un banc ?', kind: 'approval', options: [], open: true } as const;
	play.does(facilitator, { type: 'PrepareVote', ...vote, options: [] }, 'vote-0000001');
	const wall = { item: 'item-000001', prompt: 'Une idée ?', open: true } as const;
	play.does(facilitator, { type: 'PrepareWall', ...wall }, 'wall-0000001');
	const ballot = { vote: 'vote-0000001', round: 1 } as const;
	expect(play.tries(phone(1), { type: 'CastBallot', ...ballot, choice: ['for'] })).toBe('no-seat');
	expect(play.tries(phone(1), { type: 'RaiseHand', kind: 'speak' })).toBe('no-seat');
	expect(play.tries(phone(1), { type: 'PostIdea', wall: 'wall-0000001', words: 'Un banc' })).toBe('no-seat');
	expect(play.tries(phone(1), { type: 'SetName', name: 'Zoé' })).toBe('no-seat');
});
