// A long history: the time until a meeting of 20,000 events is served, and whether a command costs more there than in a short history.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StaffView } from '#meeting/view-types.ts';
import type { Wire } from '#server/rehearsal/wire.ts';
import { median, rounded, type Figure } from '../figures.ts';
import { facilitate, seat } from '../hall.ts';
import { note, prepare, type Kept } from '../history.ts';
import { pause } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { startTarget, stateOf, type Target } from '../target.ts';

/** The time from the start of the process until a laptop that keeps asking gets the meeting. */
async function opening(dataDir: string, { meeting, token }: Kept): Promise<{ ms: number; target: Target }> {
	const from = performance.now();
	const target = await startTarget('tablee', { dataDir });
	const staff = await facilitate(target.url, meeting, token);
	staff.close();
	return { ms: performance.now() - from, target };
}

type Staff = Wire<StaffView>;

interface Act {
	/** The preparation, which is not measured. */
	readonly ready?: (staff: Staff) => Promise<unknown>;
	/** Resolves once the laptop sees the result, so that each act is decided and broadcast separately. */
	readonly go: (staff: Staff, index: number) => Promise<unknown>;
}

/** One act that does not touch the history, and two that make it longer. */
const acts = {
	CountPresent: {
		go: async (staff, index) => {
			await staff.does({ type: 'CountPresent', present: 10 + (index % 2) });
			await staff.until(({ people }) => people.present === 10 + (index % 2));
		}
	},
	NoteEntry: {
		go: async (staff) => {
			const entry = await staff.does(note);
			await staff.until(({ entries }) => entries.at(-1)?.id === entry);
		}
	},
	EndTurn: {
		ready: async (staff) => {
			await staff.does({ type: 'RaiseHand', kind: 'speak', for: { someone: 'again' } });
			await staff.does({ type: 'CallNext', after: null });
			await staff.until(({ floor }) => floor !== null);
		},
		go: async (staff) => {
			const turn = staff.view?.floor?.turn ?? '';
			await staff.does({ type: 'EndTurn', turn });
			await staff.until(({ past }) => past.at(-1)?.id === turn);
		}
	}
} satisfies Record<string, Act>;
type ActName = keyof typeof acts;
const actNames = Object.keys(acts) as ActName[];

/** The CPU time of one act in milliseconds, while a phone and a laptop watch. */
async function cpuOf(target: Target, staff: Staff, { ready, go }: Act, count: number): Promise<number> {
	let spent = 0;
	for (let index = 0; index < count; index += 1) {
		await ready?.(staff);
		const { cpuMs } = await target.probe(index === 0);
		await go(staff, index);
		spent += (await target.probe()).cpuMs - cpuMs;
	}
	return spent / count;
}

async function measureActs(
	target: Target,
	{ meeting, key, token }: Kept,
	count: number
): Promise<Record<ActName, number>> {
	const staff = await facilitate(target.url, meeting, token);
	const phones = await seat(target.url, key, 1);
	await pause(500);
	const found: [string, number][] = [];
	for (const name of actNames) found.push([name, await cpuOf(target, staff, acts[name], count)]);
	for (const phone of phones) phone.close();
	staff.close();
	return Object.fromEntries(found) as Record<ActName, number>;
}

interface Found {
	readonly openMs: number;
	readonly cpuMs: Record<ActName, number>;
}

/** A prepared history, and what each round has found with a copy of it. */
interface History {
	readonly prepared: string;
	readonly kept: Kept;
	readonly rounds: Found[];
}

async function measure({ prepared, kept, rounds }: History, count: number): Promise<void> {
	const dataDir = `${prepared}-round`;
	await cp(prepared, dataDir, { recursive: true });
	const { ms, target } = await opening(dataDir, kept);
	rounds.push({ openMs: ms, cpuMs: await measureActs(target, kept, count) });
	await target.stop();
	for (const folder of [dataDir, stateOf(dataDir)]) await rm(folder, { recursive: true });
}

function medians({ rounds }: History): Found {
	const medianOf = (name: ActName) => [name, median(rounds.map(({ cpuMs }) => cpuMs[name]))];
	return {
		openMs: median(rounds.map(({ openMs }) => openMs)),
		cpuMs: Object.fromEntries(actNames.map(medianOf)) as Record<ActName, number>
	};
}

/** The histories take turns, so that a slow minute of the machine affects all of them. */
async function measureAll({ events, rounds, commands }: Sizes): Promise<Found[]> {
	const folder = await mkdtemp(join(tmpdir(), 'tablee-bench-'));
	try {
		const histories: History[] = [];
		for (const count of events) {
			const prepared = join(folder, String(count));
			histories.push({ prepared, kept: await prepare(prepared, count), rounds: [] });
		}
		for (let round = 0; round < rounds; round += 1)
			for (const history of histories) await measure(history, commands / 2);
		return histories.map(medians);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

export async function journal(sizes: Sizes): Promise<Figure[]> {
	const found = await measureAll(sizes);
	const [short, long] = [found[0], found.at(-1)];
	return [
		{
			what: `${sizes.events.at(-1)} events served after`,
			value: (long?.openMs ?? NaN) / 1000,
			unit: 's',
			most: 0.8,
			from: `${sizes.events[0]} events ${rounded((short?.openMs ?? NaN) / 1000)} s`
		},
		...actNames.map((name): Figure => ({
			what: `${name}, ${sizes.events.join(' to ')} events`,
			value: (long?.cpuMs[name] ?? NaN) / (short?.cpuMs[name] ?? NaN),
			unit: '×',
			most: name === 'NoteEntry' ? 1.1 : 1.2,
			from: `CPU ${found.map(({ cpuMs }) => rounded(cpuMs[name])).join(' to ')} ms`
		}))
	];
}
