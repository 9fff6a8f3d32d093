import { expect, test } from 'vitest';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { outsideOf } from '#meeting/minutes/outside.ts';
import { json } from '#server/documents/json.ts';
import { evening, midway, names, stringsIn, withYes } from '#tests/support/meeting/evening.ts';

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

test('D24 the JSON of the outside edition has no time of a sentence, and whole minutes', () => {
	const minutes = minutesOf(withYes, names);
	const table = JSON.parse(json(minutes, 60_001)) as unknown;
	const outside = JSON.parse(json(outsideOf(minutes), 60_001)) as unknown;
	const told = new Set(paths(outside));
	expect(paths(table).filter((path) => !told.has(path) && !/ideas|ungrouped|proposals/.test(path))).toEqual(
		expect.arrayContaining(['frame.createdAt', 'sections[].item.since', 'sections[].notes[].at'])
	);
	const times = [...told].filter((path) => /(^|\.)(at|from|until|ms|since)$|(At|Ms)$/.test(path));
	expect(times.filter((path) => !path.endsWith('votes[].from')).sort()).toEqual([
		'corrections.changes[].at',
		'corrections.masked[].at',
		'corrections.reopened[].at',
		'corrections.struck[].at',
		'corrections.takenBack[].at',
		'corrections.takenBack[].closedAt',
		'frame.closedAt',
		'frame.offRecord[].from',
		'frame.offRecord[].until',
		'frame.openedAt',
		'publication.versions[].at',
		'sections[].item.spentMs',
		'sections[].speech.ms',
		'sections[].speech.over.ms',
		'sections[].votes[].rounds[].closedAt',
		'writtenAt'
	]);
	const finer: unknown[] = [];
	JSON.stringify(outside, (key, value: unknown) => {
		if (typeof value === 'number' && value > 60_000 && key !== 'places' && value % 60_000 !== 0)
			finer.push([key, value]);
		return value;
	});
	expect(finer).toEqual([]);
});
