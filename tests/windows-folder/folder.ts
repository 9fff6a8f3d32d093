// The folder for Windows, unpacked in a Windows of its own and opened as a person does.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, inject } from 'vitest';
import type { Windows } from '../support/windows.ts';
import type { Reached } from '../support/hall.ts';

/** `only`: what Explorer takes out where somebody opens a file within the zip. */
export function unpack(to: string, only: (path: string) => boolean = () => true): void {
	for (const [path, body] of Object.entries(unzipSync(readFileSync(inject('zip'))))) {
		if (!only(path)) continue;
		mkdirSync(dirname(join(to, path)), { recursive: true });
		writeFileSync(join(to, path), body);
	}
}

export interface Opened extends Reached {
	/** Ends the server's process at once, as the task manager does. */
	readonly kill: () => void;
}

const isServer = ({ command }: { readonly command: string }): boolean => command.endsWith('tablee.mjs');

/** By a double click; resolves once its browser was opened. */
export async function open(windows: Windows, folder: string, env: NodeJS.ProcessEnv = {}): Promise<Opened> {
	const before = windows.opened().length;
	const { code, printed } = await windows.run([`${folder}\\Tablee.cmd`], { HOST: '127.0.0.1', ...env });
	expect({ code, printed }).toMatchObject({ code: 0 });
	await expect.poll(() => windows.opened().length).toBeGreaterThan(before);
	const [, url = '', laptopSecret = ''] =
		/^(http:\/\/[^/]+)\/enter#(.+)$/.exec(windows.opened().at(-1) ?? '') ?? [];
	return {
		url,
		laptopSecret,
		kill: () =>
			windows
				.processes()
				.filter(isServer)
				.forEach(({ pid }) => process.kill(pid, 'SIGKILL'))
	};
}
