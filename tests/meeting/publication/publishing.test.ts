import { describe, expect, test } from 'vitest';
import { minutesState } from '#meeting/minutes-state.ts';
import { mineOf } from '#meeting/mine.ts';
import { takeBackUntil } from '#meeting/closing.ts';
import { viewFor } from '#meeting/view.ts';
import { closedPlay, quoteId, seat } from '#tests/support/meeting/publication.ts';
import { facilitator, phone, Play, scribe } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

const publish = { type: 'PublishMinutes', how: 'together' } as const;

describe('D40 what the minutes are', () => {
	test('D40 a draft, then to be read, then published; and a draft again where the closing is taken back', () => {
		const play = Play.open();
		expect(minutesState(play.meeting)).toBe('draft');
		play.does(facilitator, { type: 'CloseMeeting' });
		expect(minutesState(play.meeting)).toBe('to-read');
		play.does(facilitator, { type: 'TakeBackClosing' });
		expect(minutesState(play.meeting)).toBe('draft');
		play.does(facilitator, { type: 'CloseMeeting' });
		play.does(facilitator, publish);
		expect(minutesState(play.meeting)).toBe('published');
	});

	test('D40 a meeting that an older version closed stays as it was, also once it was corrected, until it is published', () => {
		const play = closedPlay();
		play.meeting = { ...play.meeting, about: { ...play.meeting.about, publishes: false } };
		expect(minutesState(play.meeting)).toBe('as-before');
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un nom' });
		play.does(facilitator, { type: 'CloseMeeting' });
		expect(minutesState(play.meeting)).toBe('as-before');
		play.does(facilitator, publish);
		expect(minutesState(play.meeting)).toBe('published');
	});
});

describe('D41 D42 versions', () => {
	test('D41 the first version needs a closed meeting, and says how it was read', () => {
		const play = Play.open();
		expect(play.tries(facilitator, publish)).toBe('not-closed');
		play.does(facilitator, { type: 'CloseMeeting' });
		expect(play.tries(scribe, publish)).toBe('not-allowed');
		expect(play.tries(facilitator, { ...publish, how: 'by' })).toBe('no-words');
		const [published] = play.does(facilitator, { ...publish, how: 'by', by: 'Samira, le secrétariat' });
		expect(published).toEqual({
			type: 'MinutesPublished',
			number: 1,
			how: 'by',
			by: 'Samira, le secrétariat',
			reason: ''
		});
	});

	test('D41 everybody sees the versions, and only those who read a version by name are named', () => {
		const play = closedPlay();
		play.does(facilitator, { ...publish, by: 'Samira' });
		const version = { number: 1, at: play.at, how: 'together', by: '', reason: '' };
		for (const audience of ['resident', 'screen', 'staff'] as const) {
			const { meeting } = viewFor(play.meeting, {}, presenceOf(play.meeting), audience, null);
			expect([meeting.minutesState, meeting.versions]).toEqual(['published', [version]]);
		}
	});

	test('D41 a proposed correction without an answer does not hold it up', () => {
		const play = closedPlay();
		play.does(phone(1), { type: 'ProposeCorrection', entry: quoteId, words: 'Douze jours' });
		play.does(facilitator, publish);
		expect(minutesState(play.meeting)).toBe('published');
	});

	test('D42 the next version needs a reason, and the one before stays in the list', () => {
		const play = closedPlay();
		play.does(facilitator, publish);
		expect(play.tries(facilitator, publish)).toBe('no-reason');
		play.does(facilitator, { ...publish, how: 'unread', reason: 'Une date' });
		expect(play.meeting.publication.versions.map(({ number, reason }) => [number, reason])).toEqual([
			[1, ''],
			[2, 'Une date']
		]);
	});

	test('M16 nobody takes back a closing whose minutes were published, or to which somebody proposed a correction', () => {
		for (const command of [publish, { type: 'ProposeCorrection', words: 'Non' }] as const) {
			const play = closedPlay();
			expect(takeBackUntil(play.meeting)).not.toBeNull();
			play.does(facilitator, command);
			expect(takeBackUntil(play.meeting)).toBeNull();
			expect(play.tries(facilitator, { type: 'TakeBackClosing' })).toBe('too-late');
		}
	});
});

describe('D46 copies', () => {
	test('D46 staff note who has a copy, also before the first version; a version that is not there is refused', () => {
		const play = closedPlay();
		const copy = { type: 'NoteCopy', edition: 'outside', document: 'brief', to: 'La mairie' } as const;
		expect(play.tries(phone(1), copy)).toBe('not-allowed');
		expect(play.tries(scribe, { ...copy, version: 1 })).toBe('version-unknown');
		play.does(scribe, copy);
		play.does(facilitator, publish);
		play.does(scribe, { ...copy, version: 1 });
		const staff = viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
		expect(staff.copies.map(({ version, to }) => [version, to])).toEqual([
			[null, 'La mairie'],
			[1, 'La mairie']
		]);
		const room = JSON.stringify(viewFor(play.meeting, {}, presenceOf(play.meeting), 'resident', null));
		expect(room + JSON.stringify(mineOf(play.meeting, {}, seat(1), null))).not.toContain('La mairie');
	});
});
