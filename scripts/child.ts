// Runs one program to its end with our Node. It gets every signal that we get, so nothing is left behind.
import { spawn, type ChildProcess } from 'node:child_process';

/** Resolves to the exit code; 1 if a signal ended it. */
export const run = (
	command: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv = process.env
): Promise<number> => ended(spawn(command, args, { stdio: 'inherit', env }));

/** The same for a program whose words are told only if it fails. */
export async function runQuietly(
	command: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv
): Promise<number> {
	const child = spawn(command, args, { stdio: ['inherit', 'pipe', 'pipe'], env });
	const said: Buffer[] = [];
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
	const code = await ended(child);
	if (code !== 0) process.stderr.write(Buffer.concat(said));
	return code;
}

function ended(child: ChildProcess): Promise<number> {
	const forward = (signal: NodeJS.Signals) => void child.kill(signal);
	process.on('SIGTERM', forward).on('SIGINT', forward);
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code, signal) => {
			process.off('SIGTERM', forward).off('SIGINT', forward);
			// A stop during a build stops everything. It is no failed build.
			if (signal) process.kill(process.pid, signal);
			resolve(code ?? 1);
		});
	});
}
