// Frames from a broken or hostile client (tests/support/hostile/fuzzer.ts). FUZZ_FRAMES and FUZZ_SEED choose how many and which. The
// noise goes to the server of a quiet room, and in turn, act by act, to another server on the same machine. The difference is what the
// noise costs the quiet room, whatever else this machine does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import type { StaffView } from '#meeting/view-types.ts';
import type { Client } from '../support/client.ts';
import { facilitator, laptop, openMeeting, resident, type PreparedMeeting } from '../support/hall.ts';
import { spawnServer, type ServerProcess } from '../support/process.ts';
import { newFolder } from '../support/server.ts';
import { does, everyKind, leading } from '../support/served.ts';
import { linkToken } from '../support/hostile/links.ts';

const frames = Number(process.env['FUZZ_FRAMES'] ?? 5000);
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 1e9));
const fuzzer = resolve(import.meta.dirname, '../support/hostile/fuzzer.ts');

interface Attack {
	/** Resolves to the number of frames sent, once the client ends. */
	readonly over: Promise<number>;
	readonly isOver: () => boolean;
	/** Resolves when one more of its lines is over, or all are. */
	readonly goesOn: () => Promise<unknown>;
	/** Makes it pause or go on. */
	readonly hold: (isHeld: boolean) => void;
	/** How many of its lines are over. */
	readonly ended: () => number;
	/** Messages that it got and should not get. */
	readonly heard: readonly string[];
}

function attack({ url }: { readonly url: string }, asks: object, count: number, seed: number): Attack {
	const args = [fuzzer, url, JSON.stringify(asks), String(count), String(seed)];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	onTestFinished(() => void child.kill('SIGKILL'));
	const lines = createInterface(child.stdout);
	const heard: string[] = [];
	let [sent, ended] = [0, 0];
	lines.on('line', (line) => {
		if (line.startsWith('heard ')) heard.push(line);
		else [sent, ended] = [Number(line), ended + 1];
	});
	const closed = once(lines, 'close');
	return {
		over: closed.then(() => sent),
		isOver: () => sent >= count || child.exitCode !== null,
		goesOn: () => Promise.race([once(lines, 'line'), closed]),
		hold: (isHeld) => void child.kill(isHeld ? 'SIGSTOP' : 'SIGCONT'),
		ended: () => ended,
		heard
	};
}

const asks = ({ key }: PreparedMeeting) => ({ meeting: key, role: 'resident' });

const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Several facilitators, because one device may send forty commands a second. Each act comes from the next of them. */
async function leaders(server: ServerProcess, made: PreparedMeeting): Promise<() => Promise<number>> {
	const windows: Client<StaffView>[] = [];
	while (windows.length < 4)
		windows.push(await facilitator(server, { ...made, token: await linkToken(server, made, 'facilitator') }));
	let acts = 0;
	return async () => {
		const began = performance.now();
		await windows[(acts += 1) % windows.length]?.do({ type: 'CountPresent', present: acts % 300 });
		return performance.now() - began;
	};
}

/** Does some acts, each just after one more line of the attacker is over. Resolves to the time of the median act. NaN: the noise ended. */
async function amid(noise: Attack, act: () => Promise<number>, meanwhile: number[] = []): Promise<number> {
	const taken: number[] = [];
	noise.hold(false);
	while (taken.length < 5) {
		await noise.goesOn();
		if (noise.isOver()) return NaN;
		const before = noise.ended();
		taken.push(await act());
		meanwhile.push(noise.ended() - before);
	}
	noise.hold(true);
	return median(taken);
}

/**
 * How many times slower a few acts are while their own server is attacked than while another one is, time after time. And for
 * each act, how many lines of the attacker came and went meanwhile.
 */
async function slowdowns(here: Attack, elsewhere: Attack, act: () => Promise<number>) {
	const ratios: number[] = [];
	const meanwhile: number[] = [];
	elsewhere.hold(true);
	while (!here.isOver()) {
		const attacked = await amid(here, act, meanwhile);
		const ratio = attacked / (await amid(elsewhere, act));
		if (!Number.isNaN(ratio)) ratios.push(ratio);
	}
	// The client may have said that it is over just before it was paused, with lines still to close.
	here.hold(false);
	return { ratios, meanwhile };
}

async function megabytes({ child }: ServerProcess): Promise<number> {
	const status = await readFile(`/proc/${child.pid ?? 0}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}

const quietServer = async (): Promise<ServerProcess> =>
	spawnServer(await newFolder(), { env: { LOG_LEVEL: 'error' } });

test(
	`H10 ${frames} frames of seed ${seed}: no exit, no leak, and no other room waits for them`,
	{ timeout: 60_000 + frames * 8 },
	async () => {
		const [server, other] = [await quietServer(), await quietServer()];
		const token = await laptop(server);
		const [here, there] = [await openMeeting(server, { token }), await openMeeting(server, { token })];
		const { made: elsewhere } = await openMeeting(other);
		await here.staff.do({ type: 'EditItem', item: here.item, note: 'Pour nous seuls' });
		const act = await leaders(server, there.made);
		// Both servers are warm.
		await attack(server, asks(here.made), 500, seed + 1).over;
		await attack(other, asks(elsewhere), 500, seed + 1).over;
		const memory = await megabytes(server);
		const noise = attack(server, asks(here.made), frames, seed);
		const { ratios, meanwhile } = await slowdowns(noise, attack(other, asks(elsewhere), Infinity, seed), act);
		expect(await noise.over).toBeGreaterThanOrEqual(frames);
		expect(server.child.exitCode).toBeNull();
		expect(ratios.length).toBeGreaterThan(5);
		// An act waits only for what was there before it, which is at most three lines.
		expect(median(meanwhile)).toBeLessThanOrEqual(3);
		// Only the long run judges times, because it has the machine for itself.
		if (frames > 5000)
			expect(median(ratios), ratios.map((ratio) => ratio.toFixed(2)).join(' ')).toBeLessThan(2);
		expect((await megabytes(server)) - memory).toBeLessThan(80);
		expect(noise.heard).toEqual([]);
		expect(await server.logged()).not.toMatch(/rule-threw|room-fell|not-taken/);
		await (await resident(server, here.made)).do({ type: 'RaiseHand', kind: 'speak' });
		expect(await server.stop('SIGTERM')).toBe(0);
	}
);

test('H10 the same frames at another kind of stream: its room stands, nobody is told more than a visitor may know, and others go on', async () => {
	const [, serve] = everyKind[1];
	const served = await serve();
	const lead = await leading(served);
	expect(await does(lead, served, 1)).toHaveProperty('version');
	const noise = attack(served, served.auth(''), 800, seed);
	await noise.goesOn();
	expect(await does(lead, served, 2)).toHaveProperty('version');
	expect(await noise.over).toBeGreaterThanOrEqual(800);
	expect(noise.heard).toEqual([]);
	expect(await does(lead, served, 3)).toHaveProperty('version');
	await lead.until((view) => served.done(view) === 3 && served.here(view) === 0);
}, 30_000);
