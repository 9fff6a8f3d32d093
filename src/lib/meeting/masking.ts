// Masking replaces words for ever in everything that people wrote in a meeting: in the texts of now, and in the events of its history. The
// places are those whose schema says that people write there, so a new event is masked without being named here.
import { keptText } from '#stream/journal-fields.ts';
import { eventRows, type Event } from './event.ts';
import { mentionsOf, type Mention } from './mentions.ts';
import type { Meeting } from './meeting.ts';
import { placesOf } from './name-search.ts';

/** F4. It stands where words were masked. The text to read aloud (D77) and the pages of the minutes say a word for it. */
export const mask = '▮▮▮';

export interface Masker {
	/** Whether the words stand in this text. */
	readonly isIn: (text: string) => boolean;
	readonly masked: (text: string) => string;
}

/** F3. `words`: as they stand together. */
export function maskerOf(words: string): Masker {
	const places = placesOf(words);
	return {
		isIn: (text) => places(text).length > 0,
		masked: (text) => {
			let [told, from] = ['', 0];
			for (const [start, end] of places(text)) {
				told += text.slice(from, start) + mask;
				from = end;
			}
			return told + text.slice(from);
		}
	};
}

/** F5. Where the words stand: each text counts once. The journal keeps what was replaced or removed. */
export const placesToMask = (meeting: Meeting, events: readonly Event[], { isIn }: Masker): Mention[] =>
	mentionsOf(meeting, events, isIn);

/** The same event if the words do not stand in it. */
export function maskedEvent(event: Event, { masked }: Masker): Event {
	const { fields } = eventRows[event.type];
	const sets: readonly unknown[] = Array.isArray(fields) ? fields : [fields];
	// Its fields keep their types: a text is replaced by a text.
	return sets.reduce((told: Event, entries) => mended(told, { entries }, masked) as Event, event);
}

interface Shape {
	readonly wrapped?: unknown;
	readonly item?: unknown;
	readonly value?: unknown;
	readonly entries?: unknown;
	readonly options?: unknown;
}
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isShape = (value: unknown): value is Shape => isObject(value);
const inParts = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value with each text of people changed. What did not change stays the same object. */
function mended(value: unknown, shape: unknown, change: (text: string) => string): unknown {
	if (!isShape(shape)) return value;
	if (shape === keptText) return typeof value === 'string' ? change(value) : value;
	if (shape.wrapped !== undefined) return mended(value, shape.wrapped, change);
	if (Array.isArray(value)) {
		const next = value.map((each: unknown) => mended(each, shape.item, change));
		return next.some((each, at) => each !== value[at]) ? next : value;
	}
	if (!isObject(value)) return value;
	const either = inParts(shape.options).reduce((told, each) => mended(told, each, change), value);
	const known = isObject(shape.entries) ? Object.entries(shape.entries) : [];
	const of = (key: string) => known.find(([name]) => name === key)?.[1] ?? shape.value;
	const fields = Object.entries(either as object);
	const next = fields.map(([key, each]) => [key, mended(each, of(key), change)] as const);
	const isSame = next.every(([, each], at) => each === fields[at]?.[1]);
	return isSame ? either : Object.fromEntries(next);
}
