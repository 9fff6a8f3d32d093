// The folder for Windows, unpacked in a Windows of its own and opened as a person opens it.
import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { wineHere } from '#scripts/wine-place.ts';
import type { Reached } from '../hall.ts';
import { openWindows, type Windows } from '../windows.ts';

const place = wineHere();
/** Without Wine, these tests are counted apart. */
export const inWine = test.skipIf('refused' in place);
export const newWindows = (): Promise<Windows> => openWindows('root' in place ? place.root : '');

/** A place where people have it: on a stick, in a folder with spaces and accents, unpacked a second time. It has no %: Wine's cmd expands `%~dp0` twice and loses one, which the cmd of Windows does not. */
export const onStick = 'Tab lée d’été & co (2) !';
export const folder = `E:\\${onStick}\\Tablee`;

/** The folder as Explorer takes it out of the zip. */
export const unpack = (to: string): void => cpSync(inject('unpacked'), to, { recursive: true });

/** What Explorer takes out if somebody opens a file within the zip. */
export function unpackAlone(name: string, to: string): void {
	mkdirSync(to, { recursive: true });
	copyFileSync(join(inject('unpacked'), 'Tablee', name), join(to, name));
}

export async function withStick(): Promise<Windows> {
	const windows = await newWindows();
	unpack(join(windows.stick, onStick));
	return windows;
}

export interface RunningFolder extends Reached {
	/** Ends its process at once, as the task manager does. */
	readonly kill: () => void;
}

export const servers = (windows: Windows): readonly { readonly pid: number; readonly command: string }[] =>
	windows.processes().filter(({ command }) => command.endsWith('tablee.mjs'));

/** Opens it by a double click. Resolves once a browser was opened with the link. */
export async function open(
	windows: Windows,
	env: NodeJS.ProcessEnv = {},
	at: string = folder
): Promise<RunningFolder> {
	const before = windows.opened().length;
	const { code, printed } = await windows.run([`${at}\\Tablee.cmd`], { HOST: '127.0.0.1', ...env });
	expect({ code, printed }).toMatchObject({ code: 0 });
	await expect.poll(() => windows.opened().length).toBeGreaterThan(before);
	const link = windows.opened().at(-1) ?? '';
	const [, url, laptopSecret] = /^(http:\/\/[^/]+)\/enter#(.+)$/.exec(link) ?? [];
	// The other page that it may open says why it did not start.
	if (url === undefined || laptopSecret === undefined) throw new Error(await (await fetch(link)).text());
	const kill = (): void => servers(windows).forEach(({ pid }) => process.kill(pid, 'SIGKILL'));
	return { url, laptopSecret, kill };
}

/** Another program of this Windows, which runs until `stop`. Its few lines for Node know the folder `data` and ask `isOver`. */
export async function startProgram(
	windows: Windows,
	data: string,
	lines: string
): Promise<{ readonly stop: () => Promise<void> }> {
	const [started, stopped] = ['started.txt', 'stopped.txt'].map((name) => join(windows.disk, name));
	if (!started || !stopped) throw new Error('two names');
	const program = `import * as fs from 'node:fs'; const data = ${JSON.stringify(data)};
		const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
		const isOver = () => fs.existsSync('C:\\\\stopped.txt'); const isReady = () => fs.writeFileSync('C:\\\\started.txt', '');
		${lines}`;
	writeFileSync(join(windows.disk, 'program.mjs'), program);
	const ended = once(windows.start([`${folder}\\node\\node.exe`, 'C:\\program.mjs']), 'exit');
	await expect.poll(() => existsSync(started)).toBe(true);
	const stop = async (): Promise<void> => {
		writeFileSync(stopped, '');
		expect((await ended)[0]).toBe(0);
	};
	return { stop };
}
