import { expect, test } from 'vitest';
import { meetingKind } from '#server/meeting/kind.ts';
import type { MeetingStream } from '#server/meeting/stream.ts';
import { Connections } from '#server/room/connections.ts';

test('L22 people are counted by device, role and window, in whatever order they come and go', () => {
	const here = new Connections<MeetingStream>(meetingKind.views);
	const counts = () => [
		here.devicesIn('resident').size,
		here.devicesIn('facilitator', 'scribe').size,
		here.windowsIn('screen')
	];
	here.enter('a', { role: 'resident', device: 'phone' });
	here.enter('b', { role: 'resident', device: 'phone' });
	here.enter('c', { role: 'facilitator', device: 'laptop' });
	here.enter('d', { role: 'scribe', device: 'laptop' });
	here.enter('e', { role: 'screen', device: 'laptop' });
	here.enter('f', { role: 'screen', device: 'laptop' });
	expect(counts()).toEqual([1, 1, 2]);
	expect([here.lineCount('phone'), here.lineCount('laptop'), here.lineCount('nobody')]).toEqual([2, 4, 0]);
	expect(here.leave('a')).toEqual({ role: 'resident', device: 'phone' });
	expect(here.leave('a')).toBeUndefined();
	expect([here.isIn('resident', 'phone'), here.has('resident')]).toEqual([true, true]);
	here.leave('b');
	here.leave('c');
	expect([here.isIn('resident', 'phone'), here.has('resident'), here.has('staff')]).toEqual([
		false,
		false,
		true
	]);
	expect(counts()).toEqual([0, 1, 2]);
	for (const socket of ['d', 'e', 'f']) here.leave(socket);
	expect([...counts(), here.has('staff'), here.has('screen')]).toEqual([0, 0, 0, false, false]);
	expect([here.changes, here.hasCome('resident')]).toEqual([12, true]);
});
