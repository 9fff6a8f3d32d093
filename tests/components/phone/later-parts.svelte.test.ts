// The phone's later parts are fetched while nothing is on its way, and put off while something is.
import { flushSync, mount, unmount } from 'svelte';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { LaterParts } from '#components/phone/later/later-parts.svelte.ts';
import { parts } from '#components/phone/later/parts.ts';
import { Language } from '#i18n/language.svelte.ts';
import { residentParts } from '#i18n/load.ts';
import { nobody, room, startRoomServer, version } from '#tests/support/live/room-server.ts';
import Phone from '../../../src/routes/(phone)/Phone.svelte';

const names = Object.keys(parts);
const minuteMs = 60_000;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
	onTestFinished(() => void vi.useRealTimers());
});

/** Time passes ten times as fast until this holds. */
const eventually = (holds: () => void): Promise<void> =>
	vi.waitFor(
		async () => {
			await vi.advanceTimersByTimeAsync(450);
			holds();
		},
		{ timeout: 10_000 }
	);

class FaceThatNeverComes {
	load = () => new Promise<never>(() => undefined);
}

/** The names of the parts that are fetched from now on, as their fetching begins. */
function begun(): () => readonly string[] {
	const spy = vi.spyOn(LaterParts.prototype, 'fetch');
	onTestFinished(() => spy.mockRestore());
	return () => spy.mock.calls.map(([name]) => name);
}

test('no part is fetched ahead while something is on its way', async () => {
	const server = await startRoomServer();
	onTestFinished(() => server.stop());
	server.greet = () => ({ version: version(1), at: Date.now(), full: room, mine: nobody });
	server.answer = () => null; // it leaves the phone waiting for its seat
	const asked = begun();
	vi.stubGlobal('FontFace', FaceThatNeverComes);
	onTestFinished(() => void vi.unstubAllGlobals());
	const { happyDOM } = window as unknown as { happyDOM: { setURL: (url: string) => void } };
	happyDOM.setURL(`${server.url}/#AAAAAAAA`);
	const language = await Language.load(residentParts);
	const page = mount(Phone, { target: document.body, props: { language } });
	onTestFinished(() => unmount(page));
	await vi.waitFor(() => expect(server.commands).toHaveLength(1), { timeout: 10_000 });
	await vi.advanceTimersByTimeAsync(7000);
	expect(asked()).toEqual([]);
	server.answer = () => ({ version: 1 });
	server.cut(); // the phone comes back, and sends its command again
	await eventually(() => expect(asked()).toEqual(names));
});

test('a part begins once the line was idle for five seconds, and the next one waits until it is idle again', async () => {
	const line = $state({ isIdle: false });
	const later = new LaterParts(await Language.load(residentParts));
	const asked = begun();
	onTestFinished($effect.root(() => later.fetchWhile(() => line.isIdle)));
	const becomes = (isIdle: boolean) => {
		line.isIdle = isIdle;
		flushSync();
	};
	flushSync();
	await vi.advanceTimersByTimeAsync(minuteMs);
	becomes(true);
	await vi.advanceTimersByTimeAsync(4500);
	expect(asked()).toEqual([]);
	vi.advanceTimersByTime(500);
	becomes(false);
	await eventually(() => expect(later.part('sheets')).toBeDefined());
	await vi.advanceTimersByTimeAsync(minuteMs);
	expect(asked()).toEqual(['sheets']);
	becomes(true);
	await eventually(() => expect(later.part('ways')).toBeDefined());
	expect(new Set(asked())).toEqual(new Set(names));
});
