// A folder as a person starts it: by its starter, with a home of its own. PATH has only what every Linux has, and a browser that only
// notes what it should open.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { find } from '#scripts/system-tools.ts';
import { newFolder } from '../server.ts';

/** Programs of a system that the starter may call. */
const tools = ['dirname', 'uname', 'mkdir', 'cp', 'chmod', 'rm'];

export interface Person {
	readonly home: string;
	/** The folder for copies and meetings. */
	readonly own: string;
	readonly env: NodeJS.ProcessEnv;
	/** The address that the browser should open. */
	readonly opened: () => string[];
}

export async function person(): Promise<Person> {
	const home = await newFolder();
	const bin = join(home, 'bin');
	const note = join(home, 'opened');
	mkdirSync(bin);
	for (const tool of tools) symlinkSync(find([tool]) ?? '', join(bin, tool));
	writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$1" >>'${note}'\n`, { mode: 0o755 });
	return {
		home,
		own: join(home, '.local/share/tablee'),
		env: { HOME: home, PATH: bin, DISPLAY: ':none', HOST: '127.0.0.1' },
		opened: () => (existsSync(note) ? readFileSync(note, 'utf8').trim().split('\n') : [])
	};
}

/** The contents of this user's folder, to look at. */
export const seen = (own: string): string[] =>
	readdirSync(own)
		.filter((name) => !name.startsWith('.'))
		.sort();

/** The folder of this machine's kind, in a place of its own. */
export async function unpacked(within = 'clé de Jérôme & été'): Promise<string> {
	const folder = join(await newFolder(), within, 'Tablee');
	cpSync(join(inject('made'), `${process.platform}-${process.arch}`, 'Tablee'), folder, { recursive: true });
	return folder;
}

export interface Started {
	readonly child: ChildProcess;
	readonly printed: () => string;
	/** Resolves to the exit code. Null: a signal ended it. */
	readonly ended: Promise<number | null>;
	readonly stop: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** It ends with the test. The starter becomes the server, so there is one process. */
export function open(
	folder: string,
	{ env }: Person,
	more: NodeJS.ProcessEnv = {},
	words: readonly string[] = [],
	after: readonly string[] = []
): Started {
	const [program = '/bin/sh', ...before] = [...words, '/bin/sh'];
	const child = spawn(program, [...before, join(folder, 'Tablee.sh'), ...after], {
		cwd: '/',
		env: { ...env, ...more },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let out = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text) => (out += text));
	const ended = once(child, 'close').then(([code]) => code as number | null);
	const stop = (signal: NodeJS.Signals): Promise<number | null> => {
		if (child.exitCode === null && child.signalCode === null) child.kill(signal);
		return ended;
	};
	onTestFinished(async () => void (await stop('SIGKILL')));
	return { child, printed: () => out, ended, stop };
}

export interface Reached extends Started {
	readonly url: string;
	readonly laptopSecret: string;
}

/** Resolves once it has named the address to open. */
export async function ready(started: Started): Promise<Reached> {
	const look = (): RegExpExecArray | null => /(http:\/\/[^/\s]+)\/enter#(\S+)\s/.exec(started.printed());
	const failed = started.ended.then(() => Promise.reject(new Error(`it ended: ${started.printed()}`)));
	failed.catch(() => undefined);
	const told = new Promise<RegExpExecArray>((resolve) => {
		const check = (): void => {
			const found = look();
			if (found) resolve(found);
		};
		started.child.stdout?.on('data', check);
		check();
	});
	const [, url = '', laptopSecret = ''] = await Promise.race([told, failed]);
	return { ...started, url, laptopSecret };
}
