// Files that are not taken over. Each is refused with a reason, and changes nothing.
import { expect, test } from 'vitest';
import type { Event } from '#meeting/event.ts';
import { laptop, makeMeeting } from '../../support/hall.ts';
import { closedFile, crafted, imported, sealed, stateOf } from '../../support/moving.ts';
import { startTestServer } from '../../support/server.ts';

test('L101 a file that was cut or altered anywhere is refused, and changes nothing', async () => {
	const file = await closedFile();
	const hall = await startTestServer();
	const token = await laptop(hall);
	await makeMeeting(hall, { token });
	const before = await stateOf(hall.dataDir);
	const ends = file
		.toString()
		.split('\n')
		.map((row) => Buffer.byteLength(row) + 1);
	const cuts = ends.map((_, index) => ends.slice(0, index).reduce((sum, length) => sum + length, 0));
	for (const length of [
		...cuts.filter((cut) => cut < file.length),
		1,
		file.length - 1,
		file.length - 30,
		Math.floor(file.length / 2)
	]) {
		const { refused, why } = await imported(hall, token, file.subarray(0, length));
		expect([length, refused, why]).toEqual([
			length,
			'bad-command',
			length < (ends[0] ?? 0) ? 'no-meeting' : 'altered'
		]);
	}
	for (let at = 40; at < file.length; at += 97) {
		const other = Buffer.from(file);
		other[at] = (other[at] ?? 0) ^ 1;
		expect(await imported(hall, token, other), String(at)).toMatchObject({ refused: 'bad-command' });
	}
	const longer = Buffer.concat([file, Buffer.from('x')]);
	expect(await imported(hall, token, longer)).toEqual({ refused: 'bad-command', why: 'altered' });
	expect(await imported(hall, token, Buffer.from('PK\u0003\u0004\n'))).toEqual({
		refused: 'bad-command',
		why: 'no-meeting'
	});
	expect(await stateOf(hall.dataDir)).toBe(before);
	expect(await imported(hall, token, file)).toMatchObject({ arrival: 'taken' });
});

test('L101 a file of a later version is refused, and the answer says so', async () => {
	const file = await closedFile();
	const hall = await startTestServer();
	const token = await laptop(hall);
	const later = { refused: 'bad-command', why: 'later' };
	expect(await imported(hall, token, sealed(file.toString().replace('"version":1', '"version":2')))).toEqual(
		later
	);
	const dreamt = { type: 'DreamTold', dream: 'dream-00001' } as unknown as Event;
	const unknown = crafted(file, ({ lines }) => void Object.assign(lines[1] ?? {}, { events: [dreamt] }));
	expect(await imported(hall, token, unknown)).toEqual(later);
});

test('L101 a file of a meeting with open doors is refused: it goes on elsewhere', async () => {
	const file = await closedFile();
	const hall = await startTestServer();
	const open = crafted(file, ({ lines }) => void lines.pop());
	expect(await imported(hall, await laptop(hall), open)).toEqual({ refused: 'not-closed', why: 'open' });
});
