// The days of a meeting, as a calendar reads them.
import { expect, onTestFinished, test } from 'vitest';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import { ics } from '#server/documents/ics.ts';
import { wordsIn } from '#server/process/words.ts';
import { evening, names } from '#tests/support/meeting/evening.ts';
import { six } from '#tests/support/meeting/evening-contents.ts';

const minutes = minutesOf(evening, names);
/** With a day for an action. */
const dated = JSON.parse(JSON.stringify(minutes).replace('told-when-action', '2026-12-15')) as Minutes;
/** A long line goes on in the next one, behind a space. */
const read = (of: Minutes) => ics(of, wordsIn('fr', 'Europe/Paris'), six).replaceAll('\r\n ', '');
const eventsIn = (text: string) => text.split('BEGIN:VEVENT').slice(1);
const next = (to: Partial<Minutes['frame']['next']>) => ({
	...minutes,
	frame: { ...minutes.frame, next: { ...minutes.frame.next, ...to } }
});

test('D73 the calendar holds the next meeting at the hour of the wall, wherever this machine stands', () => {
	const zone = process.env['TZ'];
	onTestFinished(() => void (zone === undefined ? delete process.env['TZ'] : (process.env['TZ'] = zone)));
	for (const each of ['Europe/Paris', 'America/Lima', 'Pacific/Auckland', 'UTC']) {
		process.env['TZ'] = each;
		const [meeting = '', action = ''] = eventsIn(read(dated));
		expect(meeting).toContain('DTSTART:20261210T183000\r\n');
		expect(meeting).toContain('LOCATION:told-next-place\r\n');
		expect(action).toContain('DTSTART;VALUE=DATE:20261215\r\n');
		expect(action).toContain('SUMMARY:Action · told-words-entry-action\r\n');
		expect(`${meeting}${action}`).not.toMatch(/TZID|T\d{6}Z.*DTSTART/);
	}
});

test('D73 without an hour the next meeting is a whole day; without a day it is none, and neither is what has no day', () => {
	expect(eventsIn(read(next({ time: '' })))[0]).toContain('DTSTART;VALUE=DATE:20261210\r\n');
	expect(eventsIn(read(next({ date: '' })))).toEqual([]);
});

test('D73 what people typed stays text within its line, and nothing that the minutes do not tell is there', () => {
	const typed = 'a;b,c\\d\r\nEND:VEVENT\nBEGIN:VALARM';
	const text = read(next({ place: typed }));
	expect(eventsIn(text)).toHaveLength(1);
	expect(text).not.toMatch(/^(BEGIN:VALARM|END:VEVENT.+)/m);
	expect(text).toContain('a\\;b\\,c');
	expect(read(dated)).not.toContain('hush-');
});
