import { describe, expect, test } from 'vitest';
import { mostProposals } from '#meeting/limits.ts';
import { mineOf } from '#meeting/mine.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Play } from '#tests/support/meeting-play.ts';
import { facilitator, phone, scribe } from '#tests/support/meeting-play.ts';
import { closedPlay, decisionId, quoteId, seat } from '#tests/support/meeting/publication.ts';
import { onShelf } from '#stream/shelf.ts';

const propose = { type: 'ProposeCorrection', words: 'Douze jours sans ascenseur' } as const;
const id = 'proposal-0001';
const answer = { type: 'AnswerCorrection', proposal: id } as const;
const entryIn = ({ meeting }: Play, entry: string) => onShelf(meeting.record.entries, entry);

/** The quote has a proposed correction. */
function proposed(): Play {
	const play = closedPlay();
	play.does(phone(2), { ...propose, entry: quoteId, reason: 'Compté' }, id);
	return play;
}

describe('D43 who proposes', () => {
	test('D43 a phone needs a seat, also of somebody who was marked as gone', () => {
		const play = closedPlay();
		expect(play.tries(phone(9), propose)).toBe('no-seat');
		expect(play.tries(phone(1), { ...propose, entry: 'entry-000000' })).toBe('entry-unknown');
		expect(play.tries(phone(1), { ...propose, item: 'item-000009' })).toBe('item-unknown');
		const [event] = play.does(phone(1), { ...propose, item: 'item-000001', how: 'aloud' });
		expect(event).toMatchObject({ item: 'item-000001', how: 'phone', person: 'person-00001' });
	});

	test('D43 somebody who left before the closing proposes one from their own phone', () => {
		const play = closedPlay();
		const { people } = play.meeting;
		const gone = { ...people, seats: people.seats.map(() => ({})), away: { [seat(1)]: 'person-00001' } };
		play.meeting = { ...play.meeting, people: gone };
		const [event] = play.does(phone(1), propose);
		expect(event).toMatchObject({ person: 'person-00001' });
		expect(mineOf(play.meeting, {}, seat(1), null).proposals).toHaveLength(1);
	});

	test('D43 a phone proposes while the minutes are to be read; staff also later, with the way it came', () => {
		const play = closedPlay();
		play.does(facilitator, { type: 'PublishMinutes', how: 'unread' });
		expect(play.tries(phone(1), propose)).toBe('too-late');
		const [event] = play.does(scribe, { ...propose, how: 'slip' });
		expect(event).toMatchObject({ how: 'slip', person: null });
	});

	test('D43 a phone has at most thirty that nobody has answered', () => {
		const play = closedPlay();
		for (let n = 0; n < mostProposals; n += 1) play.does(phone(1), propose);
		expect(play.tries(phone(1), propose)).toBe('too-many-proposals');
		play.does(phone(2), propose);
	});

	test('D43 the minutes tell what was proposed and name nobody; its author alone sees it as their own', () => {
		const play = proposed();
		const { proposals } = minutesOf(play.meeting, { 'person-00002': 'Samira' }).publication;
		expect(proposals).toEqual([
			{
				entry: quoteId,
				item: null,
				words: propose.words,
				against: null,
				at: play.at,
				outcome: null,
				reason: ''
			}
		]);
		expect(mineOf(play.meeting, {}, seat(2), null).proposals?.map((each) => each.words)).toEqual([
			propose.words
		]);
		expect(mineOf(play.meeting, {}, seat(1), null).proposals).toBeUndefined();
	});
});

describe('D44 taken back', () => {
	test('D44 its author or staff take it back, and nobody else', () => {
		for (const by of [phone(2), scribe]) {
			const play = proposed();
			const withdraw = { type: 'WithdrawCorrection', proposal: id } as const;
			expect(play.tries(phone(1), withdraw)).toBe('not-yours');
			play.does(by, withdraw);
			expect(JSON.stringify(play.meeting.publication)).not.toContain('Douze');
			expect(minutesOf(play.meeting, {}).publication.proposals).toEqual([]);
			expect(play.tries(by, withdraw)).toBe('proposal-unknown');
		}
	});

	test('D44 with the words that it is about, it goes as well', () => {
		const play = proposed();
		play.does(phone(1), { type: 'AnswerEntry', entry: quoteId, version: 1, answer: 'withdrawn' });
		expect(play.meeting.publication.proposals).toMatchObject([{ words: null, withdrawn: true }]);
	});
});

describe('D45 answered', () => {
	test('D45 taken, the entry has the proposed words and asks its speaker anew; the meeting stays closed', () => {
		const play = proposed();
		const events = play.does(scribe, { ...answer, outcome: 'taken' });
		expect(events.map(({ type }) => type)).toEqual(['CorrectionAnswered', 'EntryEdited']);
		expect(entryIn(play, quoteId)).toMatchObject({
			kind: 'quote',
			words: propose.words,
			version: 2,
			answer: null
		});
		expect(play.meeting.about.phase).toBe('closed');
		expect(play.tries(scribe, { ...answer, outcome: 'refused', reason: 'Non' })).toBe('proposal-answered');
	});

	test('D45 taken in part, staff write the words', () => {
		const play = proposed();
		expect(play.tries(scribe, { ...answer, outcome: 'partly' })).toBe('no-words');
		play.does(scribe, { ...answer, outcome: 'partly', words: 'Onze ou douze jours' });
		expect(entryIn(play, quoteId)?.words).toBe('Onze ou douze jours');
	});

	test('D45 a refusal needs a reason, and stays in the minutes with it', () => {
		const play = proposed();
		expect(play.tries(scribe, { ...answer, outcome: 'refused' })).toBe('no-reason');
		play.does(scribe, { ...answer, outcome: 'refused', reason: 'Le registre dit onze' });
		expect(entryIn(play, quoteId)?.words).toBe('Onze jours sans ascenseur');
		expect(minutesOf(play.meeting, {}).publication.proposals).toMatchObject([
			{ words: propose.words, outcome: 'refused', reason: 'Le registre dit onze' }
		]);
	});

	test('D45 a lasting disagreement is an entry of its kind, under the item of the entry', () => {
		const play = proposed();
		expect(play.tries(scribe, { ...answer, outcome: 'both', words: 'Onze' })).toBe('no-words');
		play.does(scribe, { ...answer, outcome: 'both', words: 'Onze', against: 'Douze' }, 'answer-00001');
		expect(entryIn(play, 'answer-00001')).toMatchObject({
			kind: 'disagreement',
			words: 'Onze',
			against: 'Douze',
			item: 'item-000001',
			source: { kind: 'entry', entry: quoteId }
		});
	});

	test('D45 about no entry, one of the kind that staff name is noted, or none', () => {
		const play = closedPlay();
		play.does(phone(1), { ...propose, item: 'item-000001' }, id);
		play.does(phone(1), propose, 'proposal-0002');
		expect(play.tries(scribe, { ...answer, outcome: 'taken', kind: 'poem' })).toBe('bad-command');
		expect(play.tries(scribe, { ...answer, outcome: 'taken', kind: 'commitment' })).toBe('no-words');
		play.does(scribe, { ...answer, outcome: 'taken', kind: 'question' }, 'answer-00001');
		expect(entryIn(play, 'answer-00001')).toMatchObject({ words: propose.words, item: 'item-000001' });
		const [only, ...more] = play.does(scribe, { ...answer, proposal: 'proposal-0002', outcome: 'taken' });
		expect([only?.type, more.length]).toEqual(['CorrectionAnswered', 0]);
	});

	test('D45 an entry that was struck meanwhile refuses the change, and nothing is answered', () => {
		const play = proposed();
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un doublon' });
		play.does(scribe, { type: 'StrikeEntry', entry: quoteId, reason: '' });
		expect(play.tries(scribe, { ...answer, outcome: 'taken' })).toBe('entry-struck');
		expect(play.meeting.publication.proposals).toMatchObject([{ answer: null }]);
	});

	test('D45 what else an entry has stays as it is', () => {
		const play = closedPlay();
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Compléter' });
		const action = {
			type: 'NoteEntry',
			kind: 'action',
			who: { group: 'Les voisins' },
			when: 'mardi'
		} as const;
		play.does(scribe, { ...action, words: 'Compter les pannes' }, 'entry-action');
		play.does(facilitator, { type: 'CloseMeeting' });
		play.does(scribe, { ...propose, entry: 'entry-action' }, id);
		play.does(scribe, { ...answer, outcome: 'taken' });
		expect(entryIn(play, 'entry-action')).toMatchObject({
			kind: 'action',
			words: propose.words,
			who: { group: 'Les voisins' },
			when: 'mardi'
		});
		expect(entryIn(play, decisionId)?.words).toBe('Écrire au bailleur');
	});
});
