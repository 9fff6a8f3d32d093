// Checks a line of a foreign journal field by field, before anything is made of it. Tablée wrote the journals in its own folder itself.
// Whoever wrote this one could make every checksum fit.
import * as v from 'valibot';
import { eventRows } from '#meeting/event.ts';
import { roles } from '#meeting/frame.ts';
import { schemaOfEvent } from '#stream/event-row.ts';
import { keptId, instant } from '#stream/journal-fields.ts';
import type { JournalLine } from '../store/journal-line.ts';

const schemas: ReadonlyMap<string, v.GenericSchema> = new Map(
	Object.entries(eventRows).map(([type, row]) => [type, schemaOfEvent(type, row)])
);

const mostEvents = 5000;
const headSchema = v.object({
	at: instant,
	by: v.strictObject({ role: v.picklist([...roles, 'host']), device: keptId }),
	cause: keptId,
	events: v.pipe(v.array(v.looseObject({ type: v.string() })), v.maxLength(mostEvents))
});

/** `later`: its kind is unknown to this version. */
export type LineFault = 'strange' | 'later';

/** Null if Tablée could have written it. */
export function faultOfLine(line: JournalLine): LineFault | null {
	const head = v.safeParse(headSchema, line);
	if (!head.success) return 'strange';
	for (const event of line.events as readonly { readonly type: string }[]) {
		const schema = schemas.get(event.type);
		if (!schema) return 'later';
		if (hasOddKeys(event) || !v.is(schema, event)) return 'strange';
	}
	return null;
}

/** A schema misses a field that has the name of something that every object has. */
function hasOddKeys(value: unknown, depth = 0): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (depth > 6) return true;
	return Object.entries(value).some(
		([key, part]) => (key in Object.prototype && !Array.isArray(value)) || hasOddKeys(part, depth + 1)
	);
}
