// An idea while it is being written on a phone: what it outlives, and what becomes of it if it is refused.
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import IdeaBox from '#components/phone/wall/IdeaBox.svelte';
import { Language, type ResidentLanguage } from '#i18n/language.svelte.ts';
import { laterWords, residentParts } from '#i18n/load.ts';
import { LiveMeeting } from '#live/live-meeting.svelte.ts';
import type { Answer } from '#live/wire.ts';
import type { RoomView } from '#meeting/view-types.ts';
import type { WallView } from '#meeting/wall/view.ts';
import InRoom from '../../support/InRoom.svelte';

const wall = (id: string) => ({ id, prompt: 'Vos idées', state: 'open', review: true }) as WallView;
const send = vi.fn<(command: unknown) => Promise<Answer>>();
/** A line without a server. The test answers what is sent. */
class TestLine extends LiveMeeting<RoomView> {
	override send(command: unknown) {
		return send(command);
	}
}

let language: ResidentLanguage;
let page: object | null = null;
function show(id = 'wall-0000001'): HTMLTextAreaElement {
	if (page) void unmount(page);
	const live = new TestLine({ meeting: 'meeting', token: 'token', role: 'resident' });
	const props = { live, language, of: IdeaBox, with: { wall: wall(id) } };
	page = mount(InRoom<{ wall: WallView }>, { target: document.body, props });
	flushSync();
	return box();
}
const box = () => document.querySelector('textarea') ?? expect.fail('no box');
function type(words: string): void {
	box().value = words;
	box().dispatchEvent(new Event('input', { bubbles: true }));
	flushSync();
}
const post = () =>
	document.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));

beforeAll(async () => {
	language = await Language.load({ ...residentParts, ...laterWords });
});
beforeEach(() => localStorage.clear());
afterEach(() => send.mockReset());

test('a half-written idea outlives another stage and a reload, each on its own wall', () => {
	show();
	type('Une rampe à l’entrée');
	expect(show('wall-0000002').value).toBe('');
	type('Un banc');
	expect(show().value).toBe('Une rampe à l’entrée');
	expect(show('wall-0000002').value).toBe('Un banc');
});

test('once an idea is sent, nothing of it stays on the phone', async () => {
	send.mockResolvedValue({ version: 7 });
	show();
	type('  Une rampe à l’entrée ');
	post();
	expect(send).toHaveBeenCalledWith({
		type: 'PostIdea',
		wall: 'wall-0000001',
		words: 'Une rampe à l’entrée'
	});
	await Promise.resolve();
	expect([show().value, localStorage.length]).toEqual(['', 0]);
});

test('a refused idea comes back to be mended, unless another one was begun', async () => {
	const answer = Promise.withResolvers<Answer>();
	send.mockResolvedValueOnce({ refused: 'wall-not-open' }).mockReturnValueOnce(answer.promise);
	show();
	type('Une rampe');
	post();
	await expect.poll(() => box().value).toBe('Une rampe');
	expect(show().value).toBe('Une rampe');
	post();
	type('Un banc');
	answer.resolve({ refused: 'wall-not-open' });
	await answer.promise;
	expect(show().value).toBe('Un banc');
});
