// The target of a generator: our server as `npm start` starts it, the engine with the test kind, or a floor. It is a process of its own, with its own core if there are
// two. It ends with the bench, whatever happens to the bench.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onServersCore } from './cores.ts';

const programs = {
	tablee: '../run.mjs',
	loans: '../../tests/support/loans/program.ts',
	'socket.io': 'floor-socketio.ts',
	ws: 'floor-ws.ts'
} as const;
export type Kind = keyof typeof programs;

/** The figures of a probe. */
export interface Probed {
	/** Milliseconds of all its threads since it began. */
	readonly cpuMs: number;
	readonly rss: number;
}

/** `collect`: after a full garbage collection, which also gives back the room kept for what is made next: it is nobody's. */
interface Probing {
	readonly collect: boolean;
}

export interface Target {
	readonly url: string;
	/** The secret of our server, to be exchanged for the laptop's token. */
	readonly secret: string;
	readonly dataDir: string;
	probe(collect?: boolean): Promise<Probed>;
	stop(): Promise<void>;
}

export interface TargetOptions {
	/** Left out: a new folder, which is removed with the target. */
	readonly dataDir?: string;
	readonly host?: string;
	readonly flags?: readonly string[];
}

/** The folder for a target's keys, so that they are never those of the person who measures. */
export const stateOf = (dataDir: string): string => `${dataDir}-state`;

export async function startTarget(kind: Kind, options: TargetOptions = {}): Promise<Target> {
	const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'tablee-bench-')));
	const program = [resolve(import.meta.dirname, programs[kind]), ...(kind === 'tablee' ? ['start'] : [])];
	const probe = ['--expose-gc', '--import', resolve(import.meta.dirname, 'probe.mjs')];
	const flags = [...probe, ...(options.flags ?? [])];
	const [command = '', ...args] = onServersCore([process.execPath, ...flags, ...program]);
	const child = spawn(command, args, {
		env: {
			...process.env,
			NODE_ENV: 'production',
			HOST: options.host ?? '127.0.0.1',
			PORT: '0',
			DATA_DIR: dataDir,
			STATE_DIR: stateOf(dataDir)
		},
		stdio: ['ignore', 'pipe', 'inherit', 'ipc']
	});
	const exit = once(child, 'exit');
	let said = '';
	const [url = '', secret = ''] = await new Promise<string[]>((resolve, reject) => {
		child.stdout?.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			const found = /(http:\/\/[^/\s]+)(?:\/enter#(\S+))?\s/.exec(said);
			if (found) resolve(found.slice(1));
		});
		exit.then(() => reject(new Error(`${kind} ended: ${said}`)), reject);
	});
	return {
		url,
		secret,
		dataDir,
		probe: async (collect = false) => {
			const [probed] = await Promise.all([
				once(child, 'message') as Promise<[Probed]>,
				child.send({ collect } satisfies Probing)
			]);
			return probed[0];
		},
		stop: async () => {
			child.kill('SIGTERM');
			await exit;
			if (options.dataDir !== undefined) return;
			for (const folder of [dataDir, stateOf(dataDir)]) await rm(folder, { recursive: true, force: true });
		}
	};
}

/** Starts it, and stops it however the work ends. */
export async function withTarget<T>(
	kind: Kind,
	work: (target: Target) => Promise<T>,
	options?: TargetOptions
): Promise<T> {
	const target = await startTarget(kind, options);
	try {
		return await work(target);
	} finally {
		await target.stop();
	}
}

/** Measures each kind in turn, round after round, so that a slow minute of the machine affects all of them. */
export async function inTurn<K extends Kind, T>(
	rounds: number,
	kinds: readonly K[],
	work: (kind: K) => Promise<T>
): Promise<Record<K, T[]>> {
	const results = Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Record<K, T[]>;
	for (let round = 0; round < rounds; round += 1)
		for (const kind of kinds) results[kind].push(await work(kind));
	return results;
}
