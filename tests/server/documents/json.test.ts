import { expect, test } from 'vitest';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { json } from '#server/documents/json.ts';
import { evening, midway, names, stringsIn } from '#tests/support/meeting/evening.ts';

/** Every field as a path. A list counts as one entry. */
function paths(value: unknown, at = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((each) => paths(each, `${at}[]`));
	if (typeof value !== 'object' || value === null) return [at];
	return Object.entries(value).flatMap(([key, each]) => paths(each, at ? `${at}.${key}` : key));
}

test('D24 the JSON export says all that the minutes say, in the shape of version 1', () => {
	const minutes = [evening, midway].map((meeting) => minutesOf(meeting, names));
	const text = minutes.map((each) => json(each, 1));
	const read: unknown[] = text.map((each) => JSON.parse(each));
	expect(stringsIn(read, 'told-')).toEqual(stringsIn(minutes, 'told-'));
	expect(text.join()).not.toContain('hush-');
	expect(read[0]).toMatchObject({ format: 'tablee-minutes', version: 1, writtenAt: 1 });
	expect([...new Set(read.flatMap((each) => paths(each)))].sort().join('\n')).toMatchSnapshot();
});
