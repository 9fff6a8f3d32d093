import * as v from 'valibot';
import { expect, test } from 'vitest';
import { longestFirstName, meetingLengths, tableLengths, wifiPassword } from '#meeting/limits.ts';
import { bodies as keeping } from '#server/keeping/keeping.ts';
import { bodies as settings } from '#server/hall/settings.ts';
import { bodies as tables } from '#server/http/tables.ts';

const wifi = (password: string) => ({ wifi: { ssid: 'Salle', password } });
const typed: readonly (readonly [string, v.GenericSchema, number, (text: string) => unknown])[] = [
	['the name of a new table', tables.naming, tableLengths.name, (name) => ({ name })],
	['the name of a table', tables.editing, tableLengths.name, (name) => ({ name })],
	['an association', tables.editing, tableLengths.association, (association) => ({ association })],
	['the title of a new meeting', tables.creating, meetingLengths.title, (title) => ({ title })],
	['the title of a copy', tables.duplicating, meetingLengths.title, (title) => ({ title })],
	['the day of a new meeting', tables.creating, meetingLengths.date, (date) => ({ title: 'Séance', date })],
	['a first name that is looked for', keeping.naming, longestFirstName, (name) => ({ name })],
	['the password of a Wi-Fi', settings.settings, wifiPassword[1], wifi]
];

test.for(typed)('L49 %s is taken up to its length and no further', ([, schema, most, body]) => {
	expect(v.is(schema, body('a'.repeat(most)))).toBe(true);
	expect(v.is(schema, body('a'.repeat(most + 1)))).toBe(false);
});

test('L49 a Wi-Fi has a password that is long enough, or none', () => {
	const [least] = wifiPassword;
	const isTaken = (password: string) => v.is(settings.settings, wifi(password));
	expect([isTaken('a'.repeat(least - 1)), isTaken('a'.repeat(least)), isTaken('')]).toEqual([
		false,
		true,
		true
	]);
});
