import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayWords } from '#i18n/day-words.ts';
import { meetingDay } from '#meeting/meeting-day.ts';
import { calendarDate, dayOf, isNoDay } from '#stream/calendar-date.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number) =>
	[31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
const two = (n: number) => String(n).padStart(2, '0');

test('M19 a typed day is read as that very day, or not at all', () => {
	const part = fc.integer({ min: 0, max: 99 });
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 9999 }), part, part, (year, month, day) => {
			const long = String(year).padStart(4, '0');
			const iso = `${long}-${two(month)}-${two(day)}`;
			const exists = day >= 1 && day <= daysIn(year, month);
			for (const typed of [iso, `${two(day)}/${two(month)}/${long}`, `${day}.${month}.${long}`]) {
				const read = calendarDate(typed);
				const noon = read === null ? null : new Date(read).toISOString();
				expect([typed, noon]).toEqual([typed, exists ? `${iso}T12:00:00.000Z` : null]);
				expect([typed, isNoDay(typed)]).toEqual([typed, !exists]);
			}
		}),
		{
			examples: [
				[2026, 2, 30],
				[2026, 2, 29],
				[2028, 2, 29],
				[2100, 2, 29],
				[26, 1, 1],
				[0, 2, 29]
			]
		}
	);
});

test('M19 words are no day, and are not called a wrong one', () => {
	for (const typed of [
		'',
		'jeudi prochain',
		'lundi',
		'avant le 15 mars',
		'vers 15 mars',
		'15 mars',
		'mars 2026',
		'30/02/26',
		'2026/02/30',
		'2026-2-3',
		'2026-02-30 au soir',
		'2026-02-30T10:00'
	])
		expect([typed, calendarDate(typed), isNoDay(typed)]).toEqual([typed, null, false]);
	expect(isNoDay(' 2026-02-30 ')).toBe(true);
});

test.for([
	['15 mars 2026', '2026-03-15'],
	['1er mars 2026', '2026-03-01'],
	['1er\u00a0mars\u00a02026', '2026-03-01'],
	['le 15 mars 2026', '2026-03-15'],
	['dimanche 15 mars 2026', '2026-03-15'],
	['Dim. 15 mars 2026', '2026-03-15'],
	['3 août 2026', '2026-08-03'],
	['3 AOUT 2026', '2026-08-03'],
	['15 March 2026', '2026-03-15'],
	['Sunday, March 15th, 2026', '2026-03-15'],
	['lundi 15 mars 2026', null],
	['30 février 2026', null]
] as const)('M19 %s is %s', ([typed, day]) => {
	expect([dayOf(typed), isNoDay(typed)]).toEqual([day, day === null]);
});

test.for([
	['15 mars', '2025-12-01', '2026-03-15'],
	['15 mars', '2026-03-15', '2026-03-15'],
	['15 mars', '2026-03-16', '2027-03-15'],
	['15/03', '2026-03-16', '2027-03-15'],
	['1er mars', '2026-02-01', '2026-03-01'],
	['29 février', '2026-03-01', '2028-02-29'],
	['lundi 15 mars', '2026-01-01', null],
	['dimanche 15 mars', '2026-01-01', '2026-03-15']
] as const)('M19 %s, said in a meeting on %s, is %s', ([typed, from, day]) => {
	expect(dayOf(typed, from)).toBe(day);
});

test('M19 a day without its year that no year has is no day, and without a meeting’s day it is words', () => {
	expect([isNoDay('30/02'), isNoDay('30 février', '2026-01-01'), isNoDay('29 février')]).toEqual([
		...[true, true, false]
	]);
	expect([dayOf('15 mars'), dayOf('lundi', '2026-01-01')]).toEqual([null, null]);
});

test('M19 the day of a meeting is its own date, else the day on which its doors opened in its hall', () => {
	const openedAt = Date.parse('2026-03-15T23:30Z');
	const opened = { date: '', openedAt, zone: 'Europe/Paris' };
	expect(meetingDay(opened)).toBe('2026-03-16');
	expect(meetingDay({ ...opened, date: '15 mars' })).toBe('2027-03-15');
	expect(meetingDay({ ...opened, date: '14/03/2026' })).toBe('2026-03-14');
	expect(meetingDay({ ...opened, date: 'un lundi', zone: null })).toBe('2026-03-15');
	expect(meetingDay({ date: '', openedAt: null, zone: null })).toBeNull();
});

test('M19 a day stands as people write it', () => {
	expect([dayWords('fr', '2026-03-15'), dayWords('fr', '2026-03-01'), dayWords('en', '2026-03-15')]).toEqual([
		...['15 mars 2026', '1er mars 2026', '15 March 2026']
	]);
	for (const code of ['fr', 'en'] as const)
		for (let month = 1; month <= 12; month += 1) {
			const day = `2026-${two(month)}-0${String((month % 9) + 1)}`;
			expect(dayOf(dayWords(code, day))).toBe(day);
		}
});

test('M19 nothing else in the code reads a typed day', () => {
	const root = resolve(import.meta.dirname, '../..');
	const files = globSync('{src,server}/**/*.{ts,svelte}', { cwd: root });
	const reads = files.filter((file) =>
		/Date\.parse\(|Date\.UTC\(|new Date\([^)]*[`'"a-z]\.?date|new Date\([`'"]/.test(
			readFileSync(join(root, file), 'utf8')
		)
	);
	expect(reads).toEqual([]);
});

test('M19 a day that does not exist stays as it was typed, for everybody', () => {
	const play = Play.open();
	play.does(facilitator, { type: 'EditMeeting', date: '2026-02-30' });
	const view = viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
	expect(view.meeting.date).toBe('2026-02-30');
	expect(minutesOf(play.meeting, {}).frame.date).toBe('2026-02-30');
});

test('R21 a due day that does not exist stays as it was typed too', () => {
	const play = Play.open();
	const act = {
		type: 'NoteEntry',
		kind: 'action',
		words: 'Rassembler les dates',
		when: '2026-02-30'
	} as const;
	play.does(facilitator, act, 'entry-000001');
	const view = viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
	expect(view.entries).toMatchObject([{ when: '2026-02-30' }]);
	expect(minutesOf(play.meeting, {}).sections.flatMap(({ notes }) => notes)).toMatchObject([
		{ when: '2026-02-30' }
	]);
});
