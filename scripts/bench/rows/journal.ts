// A long history: how soon a meeting of 20,000 events is served, and whether a command costs more in it than in a short one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '#meeting/command.ts';
import { openRoom } from '#server/folding.ts';
import { openLog } from '#server/log.ts';
import type { Room } from '#server/room.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { randomId } from '../../demo/wire.ts';
import { median, rounded, spread, type Figure } from '../figures.ts';
import { facilitate, hallOn, seat } from '../hall.ts';
import { pause } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { startTarget, withTarget, type Target } from '../target.ts';

interface Kept {
	readonly meeting: string;
	readonly key: string;
	readonly token: string;
}

/** A meeting of at least so many events, made by commands; turns and notes, as an evening has them. */
async function prepare(dataDir: string, events: number): Promise<Kept> {
	const kept = await withTarget(
		'tablee',
		async (target) => {
			const hall = await hallOn('tablee', target);
			if (!hall) throw new Error('a hall');
			hall.staff.close();
			return hall;
		},
		{ dataDir }
	);
	const store = await openFileStore(dataDir);
	let now = Date.now();
	const room = await openRoom({ id: kept.meeting, store, clock: () => (now += 1), log: openLog('silent') });
	let made = 0;
	room.watch = {
		saved: (saved) => (made += saved.length),
		troubled: () => undefined,
		fallen: () => undefined
	};
	while (made < events) await oneTurn(room);
	await room.close();
	await store.close();
	return kept;
}

const by = { role: 'facilitator', device: 'bench' } as const;

async function does(room: Room, command: Command): Promise<void> {
	const answer = await room.submit(by, randomId(12), command);
	if ('refused' in answer) throw new Error(`${command.type}: ${answer.refused}`);
}

async function oneTurn(room: Room): Promise<void> {
	const person = room.meeting.people.order[0];
	await does(room, { type: 'RaiseHand', kind: 'speak', for: person ? { person } : { someone: 'new' } });
	await does(room, { type: 'CallNext', after: null });
	await does(room, { type: 'NoteEntry', kind: 'quote', words: 'Quand ça marche, c’est deux jours.' });
	await does(room, { type: 'EndTurn', turn: room.meeting.queue.floor?.turn.id ?? '' });
}

/** From the start of the process until a laptop that asks again and again is shown the meeting. */
async function opening(dataDir: string, { meeting, token }: Kept): Promise<{ ms: number; target: Target }> {
	const from = performance.now();
	const target = await startTarget('tablee', { dataDir });
	const staff = await facilitate(target.url, meeting, token);
	staff.close();
	return { ms: performance.now() - from, target };
}

/** Milliseconds of CPU for one command, with a phone and a laptop that look on. */
async function command(target: Target, { meeting, key, token }: Kept, count: number): Promise<number> {
	const staff = await facilitate(target.url, meeting, token);
	const phones = await seat(target.url, key, 1);
	await pause(500);
	const { cpuMs } = await target.probe(true);
	for (let n = 0; n < count; n += 1) await staff.does({ type: 'CountPresent', present: 10 + (n % 2) });
	await pause(200);
	const spent = (await target.probe()).cpuMs - cpuMs;
	for (const phone of phones) phone.close();
	staff.close();
	return spent / count;
}

interface Found {
	readonly openMs: number;
	readonly cpuMs: number;
}

async function measure(events: number, { rounds, commands }: Sizes): Promise<Found> {
	const dataDir = await mkdtemp(join(tmpdir(), 'tablee-bench-'));
	try {
		const kept = await prepare(dataDir, events);
		const [open, cpu]: [number[], number[]] = [[], []];
		for (let round = 0; round < rounds; round += 1) {
			const { ms, target } = await opening(dataDir, kept);
			open.push(ms);
			cpu.push(await command(target, kept, commands));
			await target.stop();
		}
		return { openMs: median(open), cpuMs: median(cpu) };
	} finally {
		await rm(dataDir, { recursive: true, force: true });
	}
}

export async function journal(sizes: Sizes): Promise<Figure[]> {
	const found: Found[] = [];
	for (const events of sizes.events) found.push(await measure(events, sizes));
	const cpu = found.map(({ cpuMs }) => cpuMs);
	return [
		{
			what: `${sizes.events.at(-1)} events served after`,
			value: (found.at(-1)?.openMs ?? NaN) / 1000,
			unit: 's',
			most: 2,
			from: `${sizes.events[0]} events ${rounded((found[0]?.openMs ?? NaN) / 1000)} s`
		},
		{
			what: `one command, ${sizes.events.join(' and ')} events`,
			value: 1 + spread(cpu),
			unit: '×',
			most: 1.2,
			from: `CPU ${cpu.map(rounded).join(', ')} ms`
		}
	];
}
