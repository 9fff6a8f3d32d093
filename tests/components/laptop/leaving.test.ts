// What a phone keeps of a meeting once the meeting is over.
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import Closing from '#components/phone/stages/Closing.svelte';
import { Language, type ResidentLanguage } from '#i18n/language.svelte.ts';
import { residentParts } from '#i18n/load.ts';
import { deviceToken, forgetPast } from '#live/identity.ts';
import { LiveMeeting } from '#live/live-meeting.svelte.ts';
import type { Mine, RoomView } from '#meeting/view-types.ts';
import InRoom from '../../support/InRoom.svelte';
import { nobody, room } from '../../support/live/room-server.ts';

const key = 'AAAAAAAA';
const now = 10_000_000;
const minute = 60_000;
let own: Mine = nobody;
let status: 'live' | 'away' = 'live';
class TestLine extends LiveMeeting<RoomView> {
	override readonly status = status;
	override get now() {
		return now;
	}
	override get mine() {
		return own;
	}
}

let language: ResidentLanguage;
let page: object | null = null;
function show(meeting: Partial<RoomView['meeting']>): void {
	if (page) void unmount(page);
	const view: RoomView = { ...room, meeting: { ...room.meeting, phase: 'closed', ...meeting } };
	const live = new TestLine({ meeting: key, token: deviceToken(key), role: 'resident' });
	const props = { live, language, of: Closing, with: { view } };
	page = mount(InRoom<{ view: RoomView }>, { target: document.body, props });
	flushSync();
}
const lies = (token: string): boolean => JSON.stringify({ ...localStorage }).includes(token);

beforeAll(async () => {
	language = await Language.load(residentParts);
});
beforeEach(() => {
	localStorage.clear();
	own = nobody;
	status = 'live';
});
afterEach(() => {
	if (page) void unmount(page);
	page = null;
});

test.each([
	['once the closing can no longer be taken back', { takeBackUntil: now - minute }],
	['once it is long over', { takeBackUntil: null }]
])('ASVS 14.3.1 a phone that has nothing of its own forgets its token %s', (_, meeting) => {
	const token = deviceToken(key);
	show(meeting);
	expect(lies(token)).toBe(false);
	expect(deviceToken(key)).not.toBe(token);
});

test.each([
	['can be taken back', { takeBackUntil: now + minute }, 'live'],
	['could be taken back a moment ago', { takeBackUntil: now - 1000 }, 'live'],
	['may have been taken back while the line was cut', { takeBackUntil: now - minute }, 'away'],
	['is not the end: its record is corrected', { phase: 'correcting' }, 'live'],
	['is not yet there', { phase: 'open' }, 'live']
] as const)('ASVS 14.3.1 a phone keeps its token while the closing %s', (_, meeting, line) => {
	const token = deviceToken(key);
	status = line;
	show(meeting);
	expect(deviceToken(key)).toBe(token);
	forgetPast(key);
	expect(deviceToken(key)).toBe(token);
});

test.each([
	['a name that it may have forgotten', { name: 'Samira' }],
	['words that may still be noted', { heard: true }],
	['an idea that it may take back', { ideas: [{ id: 'i', wall: 'w', words: 'Un banc', state: 'shown' }] }]
] as const)('ASVS 14.3.1 a phone keeps its token for %s, until that is gone', (_, mine) => {
	const token = deviceToken(key);
	own = { ...nobody, ...mine };
	show({ takeBackUntil: null });
	expect(deviceToken(key)).toBe(token);
	own = { ...nobody, ideas: [{ id: 'i', wall: 'w', words: null, state: 'withdrawn' }] };
	show({ takeBackUntil: null });
	expect(lies(token)).toBe(false);
});

test('ASVS 14.3.1 what a phone kept of a closed meeting goes when the meeting is removed', () => {
	const token = deviceToken(key);
	own = { ...nobody, heard: true };
	show({ takeBackUntil: null });
	forgetPast(key);
	expect(lies(token)).toBe(false);
});
