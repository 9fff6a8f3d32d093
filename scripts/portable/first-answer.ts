// Measures the time from a folder's start to its first answer, on this machine, with a data folder of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

const answers = (url: string): Promise<boolean> =>
	fetch(url).then(
		({ ok }) => ok,
		() => false
	);

const longestMs = 30_000;

/** In milliseconds. Rejects if no answer comes. */
export async function firstAnswer(folder: string): Promise<number> {
	const own = await mkdtemp(join(tmpdir(), 'tablee-start-'));
	const port = await freePort();
	const env = {
		...process.env,
		...{ HOST: '127.0.0.1', PORT: String(port), BROWSER: 'none', HOME: own, LOCALAPPDATA: own },
		...{ DATA_DIR: join(own, 'data'), STATE_DIR: join(own, 'state') }
	};
	const program = join(folder, process.platform === 'win32' ? 'node/node.exe' : 'node/bin/node');
	const began = performance.now();
	const child = spawn(program, [join(folder, 'app/tablee.mjs')], { env, stdio: 'ignore' });
	const ended = once(child, 'exit');
	try {
		while (!(await answers(`http://127.0.0.1:${port}/`))) {
			if (child.exitCode !== null || performance.now() - began > longestMs)
				throw new Error('the folder does not start');
			await pause(5);
		}
		return performance.now() - began;
	} finally {
		child.kill('SIGKILL');
		await ended;
		await rm(own, { recursive: true, force: true });
	}
}
