import * as v from 'valibot';
import { expect, test } from 'vitest';
import { longestFirstName, meetingLengths, tableLengths, wifiPassword } from '#meeting/limits.ts';
import { routes } from '#api/routes.ts';

const wifi = (password: string) => ({ wifi: { ssid: 'Salle', password } });
const typed: readonly (readonly [string, v.GenericSchema, number, (text: string) => unknown])[] = [
	['the name of a new table', routes['POST /tables'].body, tableLengths.name, (name) => ({ name })],
	['the name of a table', routes['PATCH /tables/:table'].body, tableLengths.name, (name) => ({ name })],
	[
		'an association',
		routes['PATCH /tables/:table'].body,
		tableLengths.association,
		(association) => ({ association })
	],
	[
		'the title of a new meeting',
		routes['POST /tables/:table/meetings'].body,
		meetingLengths.title,
		(title) => ({ title })
	],
	[
		'the title of a copy',
		routes['POST /meetings/:meeting/duplicate'].body,
		meetingLengths.title,
		(title) => ({ title })
	],
	[
		'the day of a new meeting',
		routes['POST /tables/:table/meetings'].body,
		meetingLengths.date,
		(date) => ({ title: 'Séance', date })
	],
	[
		'a first name that is looked for',
		routes['POST /meetings/:meeting/mentions'].body,
		longestFirstName,
		(name) => ({ name })
	],
	['the password of a Wi-Fi', routes['PATCH /settings'].body, wifiPassword[1], wifi]
];

test.for(typed)('L49 %s is taken up to its length and no further', ([, schema, most, body]) => {
	expect(v.is(schema, body('a'.repeat(most)))).toBe(true);
	expect(v.is(schema, body('a'.repeat(most + 1)))).toBe(false);
});

test('L49 a Wi-Fi has a password that is long enough, or none', () => {
	const [least] = wifiPassword;
	const isTaken = (password: string) => v.is(routes['PATCH /settings'].body, wifi(password));
	expect([isTaken('a'.repeat(least - 1)), isTaken('a'.repeat(least)), isTaken('')]).toEqual([
		false,
		true,
		true
	]);
});
