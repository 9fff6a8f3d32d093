// The text fields of everything that people send. They are read from the schemas, so that a new field is found without being named.
import * as v from 'valibot';
import { routes } from '#api/routes.ts';
import { clientRows } from '#meeting/command.ts';

/** `text`: a string that is cleaned. `raw`: any string. A string of a fixed shape (an id, a code, a date) is neither. */
export interface Field {
	readonly path: string;
	readonly kind: 'text' | 'raw';
}

const at = (value: unknown, key: string): unknown =>
	typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : undefined;
const listAt = (value: unknown, key: string): readonly unknown[] => {
	const found = at(value, key);
	return Array.isArray(found) ? (found as readonly unknown[]) : [];
};

/** If a pipe continues another one, the actions of both. */
const stepsOf = (schema: unknown): unknown[] =>
	listAt(schema, 'pipe').flatMap((step) => (listAt(step, 'pipe').length > 0 ? stepsOf(step) : [step]));

function stringField(schema: unknown, path: string): Field[] {
	const steps = stepsOf(schema).map((step) => at(step, 'type'));
	if (steps.some((step) => step === 'regex' || step === 'ipv4')) return [];
	return [{ path, kind: steps.includes('transform') ? 'text' : 'raw' }];
}

/** Whether a function of ours that checks a value, such as a choice, lets a text pass, alone or in a list. */
function takesText(schema: unknown): boolean {
	const check = at(schema, 'check');
	const text = '<b>un texte</b>';
	return typeof check === 'function' && [text, [text], { a: text }].some((each) => check(each) === true);
}

/** Every text in what this schema takes; a part of a list is `[]`, a value of a record `*`. */
function fieldsOf(schema: unknown, path: string): Field[] {
	switch (at(schema, 'type')) {
		case 'string':
			return stringField(schema, path);
		case 'object':
		case 'strict_object':
			return Object.entries(at(schema, 'entries') ?? {}).flatMap(([key, part]) =>
				fieldsOf(part, `${path}.${key}`)
			);
		case 'optional':
		case 'exact_optional':
		case 'nullable':
			return fieldsOf(at(schema, 'wrapped'), path);
		case 'array':
			return fieldsOf(at(schema, 'item'), `${path}.[]`);
		case 'union':
		case 'variant':
			return listAt(schema, 'options').flatMap((option) => fieldsOf(option, path));
		case 'record':
			return [...fieldsOf(at(schema, 'key'), `${path}.{key}`), ...fieldsOf(at(schema, 'value'), `${path}.*`)];
		case 'literal':
		case 'picklist':
		case 'number':
		case 'boolean':
		case 'unknown':
			return [];
		case 'custom':
			return takesText(schema) ? [{ path, kind: 'raw' }] : [];
		default:
			throw new Error(`${path}: ${String(at(schema, 'type'))} is not known here`);
	}
}

const distinct = (fields: readonly Field[]): Field[] => [
	...new Map(fields.map((field) => [`${field.path} ${field.kind}`, field])).values()
];

/** The text that the writer had read before. It is only compared: nobody keeps it, and nobody is shown it. */
const isKept = ({ path }: Field): boolean => !path.split('.').includes('seen');

/** The text fields of commands, by type. */
export const commandFields: readonly Field[] = distinct(
	Object.entries(clientRows).flatMap(([type, { fields }]) => fieldsOf(v.strictObject(fields), type))
).filter(isKept);

/** The text fields of requests, by the name of the route. */
export const bodyFields: readonly Field[] = distinct(
	Object.entries(routes).flatMap(([route, { body }]) => fieldsOf(body, route))
).filter(isKept);

/** Where a text like this stands in something that was sent, in the same words. */
export function pathsTo(value: unknown, isWanted: (text: string) => boolean, path: string): string[] {
	if (typeof value === 'string') return isWanted(value) ? [path] : [];
	if (Array.isArray(value)) return value.flatMap((each) => pathsTo(each, isWanted, `${path}.[]`));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, each]) => pathsTo(each, isWanted, `${path}.${key}`));
}
