// The table of commands in PROTOCOL.md: who may send each, in which phase, and its fields are read from the rows. What else there
// is to know about a command stands in the last column; it is written by hand and kept.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import type { ClientRow } from '#meeting/command-row.ts';
import { clientRows } from '#meeting/command.ts';

const file = join(resolve(import.meta.dirname, '..'), 'src/lib/meeting/PROTOCOL.md');
const [begin, end] = ['<!-- commands: made by scripts/protocol-table.ts -->', '<!-- /commands -->'];

const letters = { resident: 'R', scribe: 'S', facilitator: 'F', screen: '', host: '' } as const;
const listed = (all: readonly string[]): string =>
	all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1) ?? ''}`;

type Entries = readonly (readonly [string, v.GenericSchema])[];
const at = (schema: object, key: string): unknown => Reflect.get(schema, key);
const isSchema = (value: unknown): value is v.GenericSchema =>
	typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
const part = (schema: object, key: string): v.GenericSchema => {
	const found = at(schema, key);
	if (!isSchema(found)) throw new Error(`no ${key} in ${JSON.stringify(schema)}`);
	return found;
};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const optional = new Set(['optional', 'exact_optional']);

/** The bound that a step of a pipe sets. */
function bound(schema: object, step: string): unknown {
	const found = list(at(schema, 'pipe')).find(
		(each) => typeof each === 'object' && each !== null && at(each, 'type') === step
	);
	return typeof found === 'object' && found !== null ? at(found, 'requirement') : undefined;
}

function between(schema: object, least: string, most: string): string {
	const [from, to] = [bound(schema, least), bound(schema, most)];
	return from === undefined ? `at most ${String(to)}` : `${String(from)}–${String(to)}`.replaceAll('-', '−');
}

/** A field as the page has it: its name, `?` where it may be left out, and what it may be. */
function field([name, schema]: Entries[number]): string {
	const may = optional.has(schema.type) ? part(schema, 'wrapped') : schema;
	return [name + (may === schema ? '' : '?'), notation(may)].filter(Boolean).join(' ');
}

function notation(schema: v.GenericSchema): string {
	const described = v.getDescription(schema);
	if (described !== undefined) return described;
	switch (schema.type) {
		case 'string':
			return ''; // an id
		case 'boolean':
			return 'true or false';
		case 'number':
			return between(schema, 'min_value', 'max_value');
		case 'literal':
			return JSON.stringify(at(schema, 'literal'));
		case 'picklist':
			return listed(list(at(schema, 'options')).map((each) => JSON.stringify(each)));
		case 'nullable':
			return [notation(part(schema, 'wrapped')), 'or null'].filter(Boolean).join(' ');
		case 'array':
			return `list of ${notation(part(schema, 'item')) || 'ids'}, ${between(schema, 'min_length', 'max_length')}`;
		case 'record':
			return `{id: ${notation(part(schema, 'value'))}}`;
		case 'union':
		case 'variant':
			return listed(list(at(schema, 'options')).filter(isSchema).map(notation));
		case 'strict_object':
			return object(
				Object.entries(at(schema, 'entries') ?? {}).filter((each): each is [string, v.GenericSchema] =>
					isSchema(each[1])
				)
			);
		default:
			throw new Error(`the page has no word for ${schema.type}`);
	}
}

const object = (entries: Entries): string =>
	`{${entries
		.map(([name, schema]) => {
			const may = optional.has(schema.type) ? part(schema, 'wrapped') : schema;
			return [JSON.stringify(name) + (may === schema ? '' : '?'), notation(may)].filter(Boolean).join(': ');
		})
		.join(', ')}}`;

const fieldsOf = ({ fields }: ClientRow): string =>
	Object.entries(fields)
		.map((each) => `\`${field(each as Entries[number])}\``)
		.join(', ');

function line(type: string, row: ClientRow, known: string): string {
	const senders = row.who.map((each) => letters[each]).join('');
	const cells = [`\`${type}\``, senders, row.when.join(', '), fieldsOf(row), known];
	return `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
}

/** The last column of each row, as it stands. */
const known = (table: string): ReadonlyMap<string, string> =>
	new Map(
		[...table.matchAll(/^\| `(\w+)` \|.*?(?<!\\)\|.*?(?<!\\)\|.*?(?<!\\)\| (.*?) ?\|$/gm)].map(
			([, type = '', told = '']) => [type, told]
		)
	);

/** The page as it should be; throws where the two marks are missing. */
export function withTable(page: string): string {
	const [from, to] = [page.indexOf(begin), page.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`PROTOCOL.md has no ${begin} … ${end}`);
	const told = known(page.slice(from, to));
	const rows: readonly (readonly [string, ClientRow])[] = Object.entries(clientRows);
	const table = rows.map(([type, row]) => line(type, row, told.get(type) ?? ''));
	const head = '| command | who | when | fields | to know |\n|---|---|---|---|---|';
	return `${page.slice(0, from + begin.length)}\n\n${head}\n${table.join('\n')}\n\n${page.slice(to)}`;
}

if (import.meta.main) writeFileSync(file, withTable(readFileSync(file, 'utf8')));
