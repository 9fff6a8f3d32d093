// A Windows of its own for one test, in Wine. The folders of its user are new, and nothing of it is left after the test.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import { onTestFinished } from 'vitest';
import { openWine, type Wine } from '#scripts/wine.ts';
import { prefix } from '#scripts/wine-place.ts';

export interface Windows extends Wine {
	/** The folder that is its drive C:. */
	readonly disk: string;
	/** The folder that is %LOCALAPPDATA% of its user. */
	readonly localAppData: string;
	/** The folder that is its drive E:. */
	readonly stick: string;
	/** Runs a program to its end. Resolves to how it ended and what it printed. */
	readonly run: (
		command: readonly string[],
		env?: NodeJS.ProcessEnv
	) => Promise<{ readonly code: number | null; readonly printed: string }>;
	/** The addresses that a browser was opened with, in their order. */
	readonly opened: () => string[];
}

const opened = 'opened.txt';

/** Removes what a killed test left. A folder's name begins with the id of the process that made it. */
function sweep(runs: string): void {
	for (const name of readdirSync(runs).filter((run) => /^\d+-/.test(run))) {
		try {
			process.kill(Number.parseInt(name), 0);
		} catch {
			rmSync(join(runs, name), { recursive: true, force: true });
		}
	}
}

/** A copy of the Wine that was installed. The programs of Windows itself are shared, because nothing changes them. */
function newDisk(root: string, run: string): string {
	const folder = join(root, run);
	const programs = join(prefix, 'drive_c/windows');
	const filter = (from: string): boolean => from !== join(root, programs);
	cpSync(join(root, prefix), folder, { recursive: true, verbatimSymlinks: true, filter });
	symlinkSync(programs, join(folder, 'drive_c/windows'));
	mkdirSync(join(folder, 'stick'));
	symlinkSync('../stick', join(folder, 'dosdevices/e:'));
	return folder;
}

function textOf(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}

export async function openWindows(root: string): Promise<Windows> {
	sweep(join(root, 'runs'));
	const run = `/runs/${process.pid}-${nanoid(6)}`;
	const folder = newDisk(root, run);
	const disk = join(folder, 'drive_c');
	const wine = await openWine(root, run);
	const close = async (): Promise<void> => {
		await wine.close();
		rmSync(folder, { recursive: true, force: true });
	};
	onTestFinished(close);
	let runs = 0;
	const windows: Windows = {
		...wine,
		close,
		disk,
		localAppData: join(disk, 'users/Hélène/AppData/Local'),
		stick: join(folder, 'stick'),
		run: async ([program = '', ...words], env = {}) => {
			// The path is read once, as Explorer gives it, whatever stands in it. Output goes to a file, because Node throws if its stdout is a pipe of Wine.
			const name = `run-${(runs += 1)}`;
			writeFileSync(join(disk, `${name}.cmd`), `@"%RUN%" ${words.join(' ')} >C:\\${name}.txt\r\n`);
			const child = wine.start(['cmd', '/c', `C:\\${name}.cmd`], { env: { ...env, RUN: program } });
			const [code] = (await once(child, 'exit')) as [number | null];
			return { code, printed: textOf(join(disk, `${name}.txt`)) };
		},
		opened: () => textOf(join(disk, opened)).match(/http[^"\s]+/g) ?? []
	};
	await noteBrowser(windows);
	return windows;
}

/** The program that stands in for a browser. */
async function noteBrowser({ disk, start }: Windows): Promise<void> {
	writeFileSync(join(disk, 'browser.cmd'), `@echo %1>>C:\\${opened}\r\n`);
	const key = 'HKLM\\Software\\Classes\\http\\shell\\open\\command';
	await once(start(['reg', 'add', key, '/ve', '/d', 'C:\\browser.cmd "%1"', '/f']), 'exit');
}
