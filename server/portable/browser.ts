// Opens an address in the browser of this computer's user. No shell reads the address. Other users of a Linux computer can read it in the
// command line of the program that opens it, and perhaps of the browser. So the link in it works only once.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Opener {
	readonly program: string;
	readonly words: readonly string[];
}

/** Null if there is no such program. Then the window has to say all. */
export function openerOf(
	env: NodeJS.ProcessEnv,
	platform: NodeJS.Platform,
	isProgram: (path: string) => boolean
): Opener | null {
	if (env['BROWSER'] === 'none') return null;
	if (platform === 'win32')
		return {
			program: `${env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\rundll32.exe`,
			words: ['url.dll,FileProtocolHandler']
		};
	// Without a desktop it would open a text browser in our terminal.
	if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return null;
	const program = (env['PATH'] ?? '')
		.split(delimiter)
		.map((folder) => join(folder, 'xdg-open'))
		.find(isProgram);
	return program === undefined ? null : { program, words: [] };
}

/** Whether the file may be executed. */
export function isProgramHere(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Resolves to whether a program was started. */
export function openBrowser(address: string): Promise<boolean> {
	const opener = openerOf(process.env, process.platform, isProgramHere);
	if (!opener) return Promise.resolve(false);
	const child = spawn(opener.program, [...opener.words, address], {
		detached: true,
		stdio: 'ignore',
		windowsHide: true
	});
	child.unref();
	return new Promise((resolve) => {
		child.once('spawn', () => resolve(true)).once('error', () => resolve(false));
	});
}
