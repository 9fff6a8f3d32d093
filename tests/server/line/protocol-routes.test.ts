// Compares the http part of PROTOCOL.md with the table of routes: who may ask, what is sent, and what comes back.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { fileFaults } from '#api/meeting-file.ts';
import { routes, type Route } from '#api/routes.ts';
import type { Row, AllowedCaller } from '#api/row.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../../src/lib/meeting/PROTOCOL.md'), 'utf8');
const section = page.split(/^## /m).find((each) => each.startsWith('1.')) ?? '';
const names = Object.keys(routes) as Route[];

/** The path with one word for every part that varies, such as `:table` or `ID`. */
const shape = (route: string): string => route.replace(/\/(:\w+|[A-Z]+)/g, '/*').replace(' /api/', ' /');

interface Shown {
	readonly who: string;
	readonly body: string;
	readonly answer: string;
}
const rows = new Map<string, Shown>(
	[...section.matchAll(/^\| `([A-Z]+ \/api\/\S+)` \|(.*)\|$/gm)].map(([, route = '', cells = '']) => {
		const [who = '', body = '', answer = ''] = cells.split('|').map((cell) => cell.trim());
		return [shape(route), { who, body, answer }];
	})
);
const inTable = names.filter((route) => rows.has(shape(route)));
const shownOf = (route: Route): Shown => rows.get(shape(route)) ?? { who: '', body: '', answer: '' };

const asWritten: Readonly<Record<AllowedCaller, string>> = {
	anybody: 'anybody',
	holder: 'whoever came in by a link of a meeting, of a table or of the laptop',
	key: 'laptop, table',
	'key to :table': 'laptop, table',
	'key to :meeting': 'laptop, table',
	laptop: 'laptop',
	'laptop to :table': 'laptop',
	'laptop to :meeting': 'laptop',
	'facilitator of :meeting': 'facilitator',
	'scribe of :meeting': 'facilitator, scribe',
	'reader of :meeting': 'whoever has or had a seat; scribe, facilitator'
};

type Entries = Readonly<Record<string, v.GenericSchema>>;
const at = (value: object, key: string): unknown => Reflect.get(value, key);
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The fields of an object, also if the object itself may be left out. */
function entriesOf(schema: v.GenericSchema): Entries {
	const wrapped = at(schema, 'wrapped');
	if (isObject(wrapped)) return entriesOf(wrapped as v.GenericSchema);
	const entries = at(schema, 'entries');
	return isObject(entries) ? (entries as Entries) : {};
}
const isOptional = (schema: v.GenericSchema): boolean => /optional/.test(schema.type);

const partsOf = (schema: v.GenericSchema): unknown[] =>
	[at(schema, 'wrapped'), at(schema, 'item'), at(schema, 'options')].flat();
const below = (schema: v.GenericSchema, look: (part: v.GenericSchema) => string[]): string[] =>
	[...partsOf(schema), ...Object.values(entriesOf(schema))].flatMap((part) =>
		isObject(part) ? look(part as v.GenericSchema) : []
	);

/** The fields at any depth. */
const fieldsOf = (schema: v.GenericSchema): string[] => [
	...Object.keys(entriesOf(schema)),
	...below(schema, fieldsOf)
];
/** The words that a field may hold, if it is one of a few words. */
const choicesOf = (schema: v.GenericSchema): string[] => [
	...[...partsOf(schema), at(schema, 'literal')].filter((part) => typeof part === 'string'),
	...below(schema, choicesOf)
];
const wordsOf = (schema: v.GenericSchema): string[] => [...fieldsOf(schema), ...choicesOf(schema)];

/** The words in backticks, without the mark that they may be left out. */
const named = (text: string): string[] =>
	[...text.matchAll(/`([a-zA-Z][\w-]*)\??`/g)].map(([, word = '']) => word);

test('L16 every route of the server stands in the page, and no other', () => {
	const written = [...page.matchAll(/`([A-Z]+ \/api\/[^`\s]+)`/g)].map(([, route = '']) => shape(route));
	expect(names.filter((route) => !written.includes(shape(route)))).toEqual([]);
	expect(written.filter((route) => !names.map(shape).includes(route))).toEqual([]);
	expect(inTable.length).toBe(rows.size);
	expect(inTable.length).toBeGreaterThan(12);
});

describe.each(inTable)('L16 %s', (route) => {
	const { who, body, answer, refusals }: Row = routes[route];
	const shown = shownOf(route);

	test('L16 may be asked by whom the page says', () => {
		expect(shown.who).toBe(asWritten[who]);
	});

	test('L16 takes what the page says', () => {
		const fields = Object.entries(entriesOf(body)).map(
			([name, part]) => name + (isOptional(part) ? '?' : '')
		);
		for (const field of fields) expect(shown.body).toContain(`\`${field}\``);
		const known = [...wordsOf(body), ...refusals];
		expect(named(shown.body).filter((word) => !known.includes(word))).toEqual([]);
	});

	test('L16 answers what the page says', () => {
		const told = named(shown.answer);
		expect(Object.keys(entriesOf(answer)).filter((field) => !told.includes(field))).toEqual([]);
		const known = [...wordsOf(answer), ...refusals, 'why', ...fileFaults];
		expect(told.filter((word) => !known.includes(word))).toEqual([]);
	});
});

test('L16 a text may be as long as the page says', () => {
	const lengths = inTable.flatMap((route) =>
		[...shownOf(route).body.matchAll(/`(\w+)\??` (?:Text|Empty)\((\d+)\)/g)].map(
			([, field = '', most = '']) => [route, field, Number(most)] as const
		)
	);
	expect(lengths.length).toBeGreaterThan(4);
	for (const [route, field, most] of lengths) {
		const schema = entriesOf(routes[route].body)[field] ?? v.never();
		expect([v.is(schema, 'a'.repeat(most)), v.is(schema, 'a'.repeat(most + 1))], route).toEqual([
			true,
			false
		]);
	}
});

test('L16 every field of the tables that are listed stands in the page', () => {
	const told = named(section);
	const { tables } = routes['GET /tables'].answer.entries;
	expect(fieldsOf(tables).filter((word) => !told.includes(word))).toEqual([]);
});
