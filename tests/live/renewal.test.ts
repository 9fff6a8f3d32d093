// A page that is older than its server, against the bare wire.
import { afterEach, beforeEach, expect, onTestFinished, test, vi, type Mock } from 'vitest';
import { request } from '#live/ask.ts';
import { LiveMeeting } from '#live/live-meeting.svelte.ts';
import type { RoomView } from '#meeting/view-types.ts';
import { FragileStorage } from '../support/live/fragile-storage.ts';
import { nobody, room, startRoomServer, version, type RoomServer } from '../support/live/room-server.ts';

const until = { timeout: 8000, interval: 20 };
let server: RoomServer;
let storage: FragileStorage;
let reload: Mock;
let build: string;
let builds = 0;

beforeEach(async () => {
	storage = new FragileStorage();
	vi.stubGlobal('localStorage', storage);
	sessionStorage.clear();
	document.body.innerHTML = '';
	document.documentElement.dataset['build'] = 'this-page';
	build = `newer-${(builds += 1)}`;
	reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined) as Mock;
	server = await startRoomServer();
	server.greet = () => ({
		version: version(1),
		at: Date.now(),
		full: room,
		mine: { ...nobody, person: 'p' },
		build
	});
});
afterEach(async () => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
	vi.useRealTimers();
	await server.stop();
});

function join(): LiveMeeting<RoomView> {
	const live = new LiveMeeting<RoomView>({
		meeting: 'AAAAAAAA',
		role: 'resident',
		token: 'token-of-this-phone-here',
		url: server.url
	});
	onTestFinished(live.open());
	return live;
}
const reloaded = () => vi.waitFor(() => expect(reload).toHaveBeenCalled(), until);

test('L144 a page of another build loads anew, before it reads a view', async () => {
	const live = join();
	await reloaded();
	expect(live.view).toBeNull();
});

test('L144 a page of the same build, and one that was not told, go on', async () => {
	for (const said of ['this-page', '']) {
		build = said;
		const live = join();
		await vi.waitFor(() => expect(live.view).not.toBeNull(), until);
	}
	expect(reload).not.toHaveBeenCalled();
});

test('L144 a cache that gives the former page again makes no circle', async () => {
	sessionStorage.setItem('tablee.renewed', build); // it was loaded for that build already
	const live = join();
	await vi.waitFor(() => expect(live.view).not.toBeNull(), until);
	expect(reload).not.toHaveBeenCalled();
});

test('L144 an unsent tap that the storage keeps is there again, and one that it cannot keep is sent first', async () => {
	storage.takes = () => false;
	const live = join();
	server.answer = () => null;
	const tap = live.send({ type: 'RaiseHand', kind: 'speak' });
	await vi.waitFor(() => expect(server.commands).toHaveLength(1), until);
	expect(reload).not.toHaveBeenCalled();
	server.answer = () => ({ version: 2 });
	server.cut(); // it comes back, and sends the tap again
	expect(await tap).toEqual({ version: 2 });
	await reloaded();
});

test('L144 nobody loses what is being typed: the page waits until the typing pauses, or the field is empty', async () => {
	const field = document.createElement('textarea');
	document.body.append(field);
	const type = (text: string) => {
		field.value = text;
		field.dispatchEvent(new Event('input', { bubbles: true }));
	};
	type('Un banc à l’om');
	const live = join();
	await vi.waitFor(() => expect(live.status).toBe('joining'), until);
	await vi.waitFor(() => expect(server.auths).toHaveLength(1), until);
	await vi.waitFor(() => expect(live.now).toBeGreaterThan(0), until);
	expect(reload).not.toHaveBeenCalled();
	type('');
	await reloaded();
});

test('L144 a page without a line hears it in the answer to a question that it may ask again', async () => {
	const answer = () => new Response('{}', { headers: { 'tablee-build': build } });
	vi.stubGlobal('fetch', () => Promise.resolve(answer()));
	await request('POST /meetings/x/links', {}, () => null); // its answer is shown this once
	expect(reload).not.toHaveBeenCalled();
	await request('GET /tables', {}, () => null);
	expect(reload).toHaveBeenCalled();
});
