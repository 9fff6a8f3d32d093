// Runs one program to its end with our Node. It gets every signal that we get, so nothing is left behind.
import { spawn } from 'node:child_process';

/** Resolves to the exit code; 1 if a signal ended it. */
export function run(
	command: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv = process.env
): Promise<number> {
	const child = spawn(command, args, { stdio: 'inherit', env });
	const forward = (signal: NodeJS.Signals) => void child.kill(signal);
	process.on('SIGTERM', forward).on('SIGINT', forward);
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			process.off('SIGTERM', forward).off('SIGINT', forward);
			// A stop during a build stops everything. It is no failed build.
			if (signal) process.kill(process.pid, signal);
			resolve(code ?? 1);
		});
	});
}
