// The line of a page, against the bare wire: what the page shows, what it sends, and that no tap is lost.
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { RoomView } from '#meeting/view-types.ts';
import { LiveMeeting } from '#live/live-meeting.svelte.ts';
import { FragileStorage } from '../support/live/fragile-storage.ts';
import { nobody, room, startRoomServer, version, type RoomServer } from '../support/live/room-server.ts';

const seated = { ...nobody, person: 'person-one' };
const full = (auth?: object) => ({ version: version(1), at: Date.now(), full: room, mine: seated, ...auth });
const ask = { type: 'RaiseHand', kind: 'speak' } as const;
const until = { timeout: 8000, interval: 20 };

let server: RoomServer;
let storage: FragileStorage;
beforeEach(async () => {
	storage = new FragileStorage();
	vi.stubGlobal('localStorage', storage);
	server = await startRoomServer();
	server.greet = () => full();
});
afterEach(async () => {
	vi.unstubAllGlobals();
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

async function joined(): Promise<LiveMeeting<RoomView>> {
	const live = join();
	await vi.waitFor(() => expect(live.status).toBe('live'), until);
	return live;
}

describe('what the meeting shows', () => {
	test('the meeting is joining until the first view, then live', async () => {
		const live = join();
		expect([live.status, live.view]).toEqual(['joining', null]);
		await vi.waitFor(() => expect(live.status).toBe('live'), until);
		expect([live.view, live.mine]).toEqual([room, seated]);
	});

	test('the meeting follows the differences, and keeps the identity of what did not change', async () => {
		const live = await joined();
		const before = live.view;
		const turn = {
			id: 'turn-one',
			label: { kind: 'resident' },
			kind: 'speak',
			reason: { code: 'in-order' }
		} as const;
		server.say({
			version: version(2),
			at: Date.now(),
			patches: [{ list: { turns: { drop: [], put: [[0, turn]] } } }]
		});
		await vi.waitFor(() => expect(live.view?.turns).toEqual([turn]), until);
		expect(live.view?.people).toBe(before?.people);
	});

	test('the meeting takes its own part when it comes, and keeps it otherwise', async () => {
		const live = await joined();
		server.say({ version: version(2), at: Date.now(), mine: { ...seated, name: 'Samira' } });
		server.say({ version: version(3), at: Date.now(), patches: [{ set: { floor: null } }] });
		await vi.waitFor(() => expect(live.mine?.name).toBe('Samira'), until);
	});

	test('the line is idle while it is up and nothing is on its way', async () => {
		const live = join();
		expect(live.isIdle).toBe(false);
		await vi.waitFor(() => expect(live.isIdle).toBe(true), until);
		const answered = live.send(ask);
		expect(live.isIdle).toBe(false);
		await answered;
		expect(live.isIdle).toBe(true);
		server.cut();
		await vi.waitFor(() => expect(live.isIdle).toBe(false), until);
		expect(live.sending).toBe(0);
	});

	test('the meeting tells the time of the server, not that of the phone', async () => {
		const hour = 3_600_000;
		server.greet = () => ({ ...full(), at: Date.now() + hour });
		const live = await joined();
		expect(Math.abs(live.now - Date.now() - hour)).toBeLessThan(2000);
	});

	test.each([13, -13])(
		'the meeting tells the time of the server after the phone’s clock jumps by %i hours',
		async (hours) => {
			const live = await joined();
			server.say({ version: version(2), at: Date.now(), mine: { ...seated, name: 'Nour' } });
			await vi.waitFor(() => expect(live.mine?.name).toBe('Nour'), until);
			const realNow = Date.now.bind(Date);
			const jumped = vi.spyOn(Date, 'now').mockImplementation(() => realNow() + hours * 3_600_000);
			onTestFinished(() => jumped.mockRestore());
			server.say({ version: version(3), at: realNow(), mine: { ...seated, name: 'Samira' } });
			await vi.waitFor(() => expect(live.mine?.name).toBe('Samira'), until);
			expect(Math.abs(live.now - realNow())).toBeLessThan(2000);
		}
	);

	test('the meeting says why the room refuses it', async () => {
		server.refusing = 'unknown';
		const live = join();
		await vi.waitFor(() => expect(live.status).toBe('refused'), until);
		expect(live.refusal).toBe('unknown');
	});

	describe.each([
		['unknown', 2],
		['damaged', 2],
		['link-revoked', 1],
		['not-allowed', 1]
	] as const)('refused as %s', (code, asked) => {
		test(`the phone has asked ${asked === 1 ? 'once' : 'twice'} after half a minute, and at most once in ten seconds`, async () => {
			vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
			onTestFinished(() => void vi.useRealTimers());
			server.refusing = code;
			const live = join();
			await vi.waitFor(() => expect(live.refusal).toBe(code), until);
			server.refusing = null;
			vi.advanceTimersByTime(10_000);
			expect(live.status).toBe('refused');
			vi.advanceTimersByTime(20_000);
			await vi.waitFor(() => expect(server.auths).toHaveLength(asked), until);
			if (asked > 1)
				await vi.waitFor(() => expect([live.status, live.refusal]).toEqual(['live', null]), until);
		});
	});
});

describe('what the meeting sends', () => {
	test('a command shows as sending, then as received once it is acknowledged', async () => {
		const live = await joined();
		const answer = live.send(ask);
		expect(live.latest(({ type }) => type === 'RaiseHand')?.state).toBe('sending');
		expect(await answer).toEqual({ version: 1 });
		expect(live.latest(({ type }) => type === 'RaiseHand')?.state).toBe('received');
	});

	test('a refused command shows as refused, with its code', async () => {
		server.answer = () => ({ refused: 'queue-closed' });
		const live = await joined();
		expect(await live.send(ask)).toEqual({ refused: 'queue-closed' });
		expect(live.latest(() => true)?.state).toEqual({ refused: 'queue-closed' });
	});

	test('commands go in the order of the taps, one at a time', async () => {
		const live = await joined();
		server.answer = () => null;
		void live.send(ask);
		void live.send({ type: 'WithdrawHand', turn: 'turn-one' });
		await vi.waitFor(() => expect(server.commands).toHaveLength(1), until);
		server.answer = () => ({ version: 2 });
		server.cut();
		await vi.waitFor(() => expect(live.sending).toBe(0), until);
		expect(server.commands.map(({ command }) => command.type)).toEqual([
			'RaiseHand',
			'RaiseHand',
			'WithdrawHand'
		]);
	});

	test('a command keeps the time of its tap while others are answered', async () => {
		const live = await joined();
		const answered: string[] = [];
		server.answer = ({ id }) => (answered.includes(id) ? { version: 2 } : null);
		const first = live.send(ask);
		void live.send({ type: 'WithdrawHand', turn: 'turn-one' });
		await vi.waitFor(() => expect(server.commands).toHaveLength(1), until);
		const tappedAt = live.sent.at(-1)?.at;
		answered.push(server.commands[0]?.id ?? '');
		server.cut();
		await first;
		expect(live.sent.at(-1)).toMatchObject({ state: 'sending', at: tappedAt });
	});

	test('a command goes again with the same id after the line was cut', async () => {
		const live = await joined();
		server.answer = () => null;
		const answer = live.send(ask);
		await vi.waitFor(() => expect(server.commands).toHaveLength(1), until);
		server.answer = () => ({ version: 7 });
		server.cut();
		expect(await answer).toEqual({ version: 7 });
		expect(new Set(server.commands.map(({ id }) => id)).size).toBe(1);
	});

	test('a command outlives a reload: the next page sends it, with the same id', async () => {
		server.answer = () => null;
		const first = await joined();
		void first.send(ask);
		await vi.waitFor(() => expect(server.commands).toHaveLength(1), until);
		server.answer = () => ({ version: 3 });
		const second = await joined();
		await vi.waitFor(() => expect(second.latest(() => true)?.state).toBe('received'), until);
		expect(server.commands.at(-1)?.id).toBe(server.commands[0]?.id);
		expect(localStorage.getItem('tablee.outbox.AAAAAAAA.resident')).toBeNull();
	});

	test('a command is sent even if the storage fills up while another one waits in it', async () => {
		const live = await joined();
		server.answer = () => null;
		const first = live.send(ask);
		await vi.waitFor(() => expect(server.commands).toHaveLength(1), until);
		storage.takes = (text) => text.length < 120;
		const second = live.send({ type: 'WithdrawHand', turn: 'turn-one' });
		server.answer = () => ({ version: 5 });
		server.cut();
		expect(await Promise.all([first, second])).toEqual([{ version: 5 }, { version: 5 }]);
	});

	test.each([13, -13])(
		'a command is sent although the phone’s clock jumps by %i hours meanwhile',
		async (hours) => {
			const live = await joined();
			server.answer = () => null;
			const ballot = { type: 'CastBallot' as const, vote: 'vote-of-all', round: 1, choice: ['for'] };
			const answer = live.send(ballot);
			await vi.waitFor(() => expect(server.commands).toHaveLength(1), until);
			const { now } = Date;
			const jumped = vi.spyOn(Date, 'now').mockImplementation(() => now() + hours * 3_600_000);
			onTestFinished(() => jumped.mockRestore());
			server.answer = () => ({ version: 6 });
			server.cut();
			expect(await answer).toEqual({ version: 6 });
		}
	);

	test('a command shows as received although another tab sent it', async () => {
		const live = await joined();
		server.answer = () => null;
		const answer = live.send(ask);
		await vi.waitFor(() => expect(server.commands).toHaveLength(1), until);
		localStorage.clear();
		server.answer = () => ({ version: 8 });
		server.cut();
		expect(await answer).toEqual({ version: 8 });
	});

	test.each([
		['cast for somebody', { person: 'card-seven' }],
		['of a slip', { code: 'K7QM2XPA' }]
	])('a ballot %s is never written down, and goes again all the same', async (_, whose) => {
		const live = await joined();
		server.answer = () => null;
		const ballot = { type: 'CastBallot' as const, vote: 'vote-of-all', round: 1, choice: ['for'] };
		const answer = live.send({ ...ballot, ...whose });
		await vi.waitFor(() => expect(server.commands).toHaveLength(1), until);
		expect(JSON.stringify(storage.all)).not.toMatch(/card-seven|K7QM2XPA|CastBallot/);
		server.answer = () => ({ version: 7 });
		server.cut();
		expect(await answer).toEqual({ version: 7 });
		expect(new Set(server.commands.map(({ id }) => id)).size).toBe(1);
	});

	test('a command is kept while the line is away, and goes when the server is back', async () => {
		const live = await joined();
		const port = Number(new URL(server.url).port);
		await server.stop();
		await vi.waitFor(() => expect(live.status).toBe('away'), until);
		const answer = live.send(ask);
		server = await startRoomServer(port);
		server.greet = () => full();
		expect(await answer).toEqual({ version: 1 });
		expect(live.status).toBe('live');
	});

	test('a command is tried again by itself if the refusal may pass', async () => {
		const live = await joined();
		const answers = [{ refused: 'too-fast' }, { refused: 'not-saved' }, { version: 9 }] as const;
		server.answer = () => answers[server.commands.length - 1] ?? { version: 10 };
		expect(await live.send(ask)).toEqual({ version: 9 });
		expect(server.commands).toHaveLength(3);
	});
});

describe('coming back', () => {
	test('a phone says which version it has, but not the first time', async () => {
		await joined();
		server.cut();
		await vi.waitFor(() => expect(server.auths).toHaveLength(2), until);
		expect(server.auths.map(({ have }) => have)).toEqual([undefined, version(1)]);
	});

	test('a laptop is live again on a line that outlived the network, because it talks to itself', async () => {
		// By this name, Socket.IO keeps the line, as on the laptop. By any other name, it cuts the line at once.
		server = { ...server, url: server.url.replace('127.0.0.1', 'localhost') };
		const live = await joined();
		dispatchEvent(new Event('offline'));
		expect(live.status).toBe('away');
		server.say({ version: version(2), at: Date.now(), patches: [] });
		await vi.waitFor(() => expect(live.status).toBe('live'), until);
		expect(server.auths).toHaveLength(1);
	});

	test('a phone tries at once after its clock was set back, too', async () => {
		await joined();
		const { now } = Date;
		const back = vi.spyOn(Date, 'now').mockImplementation(() => now() - 13 * 3_600_000);
		onTestFinished(() => back.mockRestore());
		dispatchEvent(new Event('pageshow'));
		await vi.waitFor(() => expect(server.auths).toHaveLength(2), { timeout: 2000, interval: 20 });
	});

	test('a phone tries at once when it wakes up, not when its next attempt is due', async () => {
		server.refusing = 'full'; // tried again after some four to six seconds
		const live = join();
		await vi.waitFor(() => expect(live.status).toBe('refused'), until);
		server.refusing = null;
		dispatchEvent(new Event('pageshow'));
		await vi.waitFor(() => expect(live.status).toBe('live'), { timeout: 2000, interval: 20 });
	});
});

describe('a seat', () => {
	test('a seat is taken by itself once the doors are open', async () => {
		const closed = { ...room, meeting: { ...room.meeting, phase: 'preparing' as const } };
		server.greet = () => ({ ...full(), full: closed, mine: nobody });
		await joined();
		server.say({ version: version(2), at: Date.now(), patches: [{ set: { meeting: room.meeting } }] });
		await vi.waitFor(() => expect(server.commands).toHaveLength(1), until);
		expect(server.commands[0]?.command).toEqual({ type: 'Arrive' });
	});

	test('a seat is not asked for twice', async () => {
		server.greet = () => ({ ...full(), mine: nobody });
		const live = await joined();
		await vi.waitFor(() => expect(server.commands).toHaveLength(1), until);
		server.say({ version: version(2), at: Date.now(), patches: [{ set: { floor: null } }] });
		await live.send(ask);
		expect(server.commands.map(({ command }) => command.type)).toEqual(['Arrive', 'RaiseHand']);
	});

	test('a refused seat is asked for again after ten seconds, and not with every message', async () => {
		server.greet = () => ({ ...full(), mine: nobody });
		server.answer = () => ({ refused: 'full' });
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
		onTestFinished(() => void vi.useRealTimers());
		const live = await joined();
		const told = () => live.latest(({ type }) => type === 'Arrive')?.state;
		await vi.waitFor(() => expect(told()).toEqual({ refused: 'full' }), until);
		for (let journal = 2; journal < 12; journal += 1)
			server.say({ version: version(journal), at: Date.now(), patches: [{ set: { floor: null } }] });
		await live.send(ask);
		expect(server.commands.map(({ command }) => command.type)).toEqual(['Arrive', 'RaiseHand']);
		server.answer = () => ({ version: 1 });
		vi.advanceTimersByTime(10_000);
		await vi.waitFor(() => expect(told()).toBe('received'), until);
		expect(server.commands.map(({ command }) => command.type)).toEqual(['Arrive', 'RaiseHand', 'Arrive']);
	});

	test('P52 a connected phone that was marked as gone asks for no seat until its owner says that they are here', async () => {
		server.greet = () => ({ ...full(), mine: seated });
		const live = await joined();
		expect(live.seat.isMarkedLeft).toBe(false);
		server.greet = () => ({ ...full(), mine: nobody });
		server.say({ version: version(2), at: Date.now(), mine: nobody });
		await vi.waitFor(() => expect(live.seat.isMarkedLeft).toBe(true), until);
		server.cut();
		await vi.waitFor(() => expect(server.auths).toHaveLength(2), until);
		await live.send(ask);
		expect(server.commands.map(({ command }) => command.type)).toEqual(['RaiseHand']);
		live.seat.comeBack();
		await vi.waitFor(() => expect(server.commands).toHaveLength(2), until);
		server.say({ version: version(3), at: Date.now(), mine: seated });
		await vi.waitFor(() => expect(live.mine?.person).toBe('person-one'), until);
		expect([live.seat.isMarkedLeft, server.commands[1]?.command]).toEqual([false, { type: 'Arrive' }]);
	});

	test('P26 a seat that was freed while the phone was away is asked for anew, without a tap', async () => {
		server.greet = () => ({ ...full(), mine: nobody });
		await joined();
		await vi.waitFor(() => expect(server.commands).toHaveLength(1), until);
		server.say({ version: version(2), at: Date.now(), mine: { ...nobody, person: 'person-one' } });
		server.cut();
		await vi.waitFor(() => expect(server.commands).toHaveLength(2), until);
		const [first, second] = server.commands;
		expect(second?.command).toEqual({ type: 'Arrive' });
		expect(second?.id).not.toBe(first?.id);
	});
});
