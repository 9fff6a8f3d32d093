// The meetings in the order of their days. A day that does not exist counts as words, and is sorted as words.
import { expect, test } from 'vitest';
import { dayOf } from '#components/tables/frame/instant.ts';
import { dayWord, meetingsBySection } from '#components/tables/meeting/meeting-order.ts';
import type { ListedMeeting } from '#api/listing.ts';

const meeting = (id: string, date: string, createdAt = 0): ListedMeeting => ({
	...{ id, date, createdAt, title: id, phase: 'preparing', closedAt: null, zone: null, key: 'KEY' }
});

test('a day is written out; words, and a day that does not exist, stay as they were typed', () => {
	const word = (date: string) => dayWord(meeting('one', date), 'fr');
	expect(['2026-02-28', '2026-02-30', '2026-13-01', 'jeudi', ''].map(word)).toEqual([
		...['28 février 2026', '2026-02-30', '2026-13-01', 'jeudi', '']
	]);
});

test('a coming meeting stands by its day; one without a day stands behind', () => {
	const meetings = [
		meeting('words', 'bientôt', 1),
		meeting('none', '2026-02-30', 2),
		meeting('march', '2026-03-01'),
		meeting('february', '2026-02-28')
	];
	const [upcoming] = meetingsBySection(meetings);
	expect(upcoming?.meetings.map(({ id }) => id)).toEqual(['february', 'march', 'none', 'words']);
});

// 27 November, 23 h 30 in Paris; the 28th, 9 h 30 in Nouméa.
const late = Date.UTC(2026, 10, 27, 22, 30);
const french = { code: 'fr' } as const;

test('M20 a meeting’s day is that of its hall, whatever the computer is set to', () => {
	const held = (zone: string): ListedMeeting => ({
		...meeting('one', ''),
		phase: 'closed',
		closedAt: late,
		zone
	});
	expect(dayWord(held('Europe/Paris'), 'fr')).toBe('27 novembre 2026');
	expect(dayWord(held('Pacific/Noumea'), 'fr')).toBe('28 novembre 2026');
	expect(dayOf(french, late, 'Pacific/Noumea')).toBe('28 novembre 2026');
});

test('a day in English is written as in the minutes, with the day first', () => {
	expect(dayOf({ code: 'en' }, late, 'Europe/Paris')).toBe('27 November 2026');
	expect(dayWord(meeting('one', '2026-02-28'), 'en')).toBe('28 February 2026');
});

test('M20 if the browser does not know a zone, the computer’s zone is used', () => {
	expect(dayOf(french, late, 'Mars/Olympus')).toBe(dayOf(french, late, null));
});
