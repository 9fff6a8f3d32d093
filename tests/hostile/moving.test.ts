// A file for a meeting that somebody made by hand, with sums that fit.
import { expect, test } from 'vitest';
import { faultOfLine } from '#server/moving/line-fault.ts';
import { laptop, makeMeeting } from '../support/hall.ts';
import { closedFile, crafted, imported, stateOf, type OpenedFile } from '../support/moving.ts';
import { startTestServer } from '../support/server.ts';

const change = (opened: OpenedFile, type: string, fields: object) => {
	for (const event of opened.lines.flatMap(({ events }) => events))
		if (event.type === type) Object.assign(event, fields);
};
const strange: Record<string, (opened: OpenedFile) => void> = {
	'an id that is a path': ({ header }) => void (header.meeting['id'] = '../../catalogue'),
	'an id that is a device of Windows': ({ header }) => void (header.meeting['id'] = 'CON'),
	'an id that is not that of the journal': ({ header }) => void (header.meeting['id'] = 'another-meeting'),
	'a key that is no key': ({ header }) => void (header.meeting['key'] = '../index'),
	'a key that is not that of the journal': ({ header }) => void (header.meeting['key'] = 'AAAAAAAA'),
	'the table of the laptop’s own key': (opened) => {
		opened.header.table['id'] = 'laptop';
		change(opened, 'MeetingCreated', { table: 'laptop' });
	},
	'a table that is not that of the journal': ({ header }) => void (header.table['id'] = 'another-table'),
	'a table without end': ({ header }) => void (header.table['name'] = 'x'.repeat(81)),
	'a field more': ({ header }) => void (header['path'] = '/etc/passwd'),
	'a line less than it says': ({ header }) => void (header['lines'] = 1),
	'more bytes than there are': ({ header }) => void (header['bytes'] = 900_000_000),
	'a first name without end': ({ names }) =>
		void Object.assign(names, Object.fromEntries(Object.keys(names).map((key) => [key, 'x'.repeat(500)]))),
	'the name of nobody': ({ names }) => void (names['somebody-else'] = 'Zoé'),
	'a title that is no text': (opened) => change(opened, 'MeetingCreated', { title: { a: 1 } }),
	'words without end': (opened) => change(opened, 'IdeaPosted', { words: 'x'.repeat(5000) }),
	'words that turn what stands around them': (opened) => change(opened, 'IdeaPosted', { words: 'a\u202Eb' }),
	'a field that every object has': (opened) =>
		change(opened, 'IdeaPosted', JSON.parse('{"constructor":{"name":"x"}}') as object),
	'a write that never was': (opened) => void (opened.write = 1.5),
	'an id that every object has': (opened) => change(opened, 'PersonArrived', { person: '__proto__' }),
	'a field that no event has': (opened) => change(opened, 'IdeaPosted', { html: '<script>' }),
	'a time of nobody': ({ lines }) => void Object.assign(lines.at(-1) ?? {}, { at: 9e15 }),
	'an author of no role': ({ lines }) =>
		void Object.assign(lines.at(-1) ?? {}, { by: { role: 'owner', device: 'x' } }),
	'no beginning': ({ lines }) =>
		void (lines[0] && Object.assign(lines[0], { events: [{ type: 'ListOpened' }] })),
	'two beginnings': ({ lines }) =>
		void (lines[1] && lines[0] && Object.assign(lines[1], { events: lines[0].events }))
};

test('H25 each line and each name of a file is checked before anything is written, whatever its sums say', async () => {
	const file = await closedFile();
	const hall = await startTestServer();
	const token = await laptop(hall);
	await makeMeeting(hall, { token });
	const before = await stateOf(hall.dataDir);
	for (const [what, make] of Object.entries(strange)) {
		const answer = await imported(hall, token, crafted(file, make));
		expect([what, answer.refused], what).toEqual([what, 'bad-command']);
	}
	expect(await stateOf(hall.dataDir)).toBe(before);
	expect(
		await imported(
			hall,
			token,
			crafted(file, () => undefined)
		)
	).toMatchObject({ arrival: 'taken' });
});

test('H25 no file takes the place of another meeting: neither its address, nor a name that a disk takes for the same', async () => {
	const file = await closedFile();
	const hall = await startTestServer();
	const token = await laptop(hall);
	expect(await imported(hall, token, file)).toMatchObject({ arrival: 'taken' });
	const renamed = (name: (id: string) => string) =>
		crafted(file, (opened) => {
			const id = name(String(opened.header.meeting['id']));
			opened.header.meeting['id'] = id;
			change(opened, 'MeetingCreated', { meeting: id });
		});
	const before = await stateOf(hall.dataDir);
	const swapped = (id: string) =>
		[...id].map((sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase())).join('');
	expect(await imported(hall, token, renamed(swapped))).toEqual({ refused: 'id-taken', why: 'id-taken' });
	expect(
		await imported(
			hall,
			token,
			renamed(() => 'another-meeting')
		)
	).toEqual({
		refused: 'id-taken',
		why: 'key-taken'
	});
	expect(await stateOf(hall.dataDir)).toBe(before);
});

test('H25 no field of an event has a name that every object has, however deep', () => {
	const by = { role: 'facilitator', device: 'device-1' } as const;
	const counted = (key: string) => {
		const counts = JSON.parse(`{"${key}":1}`) as Record<string, number>;
		const event = { type: 'HandsCounted', vote: 'vote-000001', round: 1, counts, people: 1 } as const;
		return faultOfLine({ version: 1, at: 0, by, cause: 'counted-0001', events: [event] });
	};
	expect(counted('for')).toBeNull();
	for (const key of ['__proto__', 'constructor', 'toString'])
		expect([key, counted(key)]).toEqual([key, 'strange']);
});
