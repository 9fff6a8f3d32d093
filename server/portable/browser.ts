// Opens an address in the browser of whoever sits at this computer. No shell reads it. It stands in the command line of that program, and
// perhaps of the browser, where other users of a Linux computer can read it: the link in it is good once, and only until it was used.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Opener {
	readonly program: string;
	readonly words: readonly string[];
}

/** Null where there is none: the words in the window are then all there is. */
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
	// Without a desktop it would open a browser of letters, in our terminal.
	if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return null;
	const program = (env['PATH'] ?? '')
		.split(delimiter)
		.map((folder) => join(folder, 'xdg-open'))
		.find(isProgram);
	return program === undefined ? null : { program, words: [] };
}

/** Whether it may be started. */
export function isProgramHere(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Resolves to whether something was started for it. */
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
