// The programs that the tests need and npm does not bring: browsers of three engines, strace (for failing disks), ip (for a separate
// network of phones) and dnsmasq (the name server of a hall's router). They are installed with apt if they are missing and we are root.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isProgramHere } from '#server/portable/browser.ts';

/** The first of these programs that is installed. */
export function find(names: readonly string[]): string | undefined {
	const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgramHere);
}

/** The same engine without windows and their frame: the same pages take a third less of the processor. */
const headless = 'chromium-headless-shell';
const chromiums = [headless, 'chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** The browser's path: CHROMIUM if it is set, else the first of its usual names. */
export function chromium(): string | undefined {
	return process.env['CHROMIUM'] || find(chromiums);
}

export const firefox = (): string | undefined => find(['firefox-esr', 'firefox']);

/** The programs with which WebKitGTK is driven. */
export interface WebKit {
	readonly driver: string;
	/** The small browser that comes with the library. */
	readonly browser: string;
	/** A display that nobody sees: this browser cannot do without one. */
	readonly display: string;
}
export function webKit(): WebKit | undefined {
	const [driver, display] = [find(['WebKitWebDriver']), find(['Xvfb'])];
	const [browser] = globSync('/usr/lib/*/webkit2gtk-4.?/MiniBrowser');
	return driver === undefined || display === undefined || browser === undefined
		? undefined
		: { driver, browser, display };
}

function missing(): string[] {
	const needed: [string, string | undefined][] = [
		['chromium', chromium()],
		['firefox-esr', firefox()],
		['webkit2gtk-driver', webKit()?.driver],
		['xvfb', webKit()?.display],
		['strace', find(['strace'])],
		['iproute2', find(['ip'])],
		['dnsmasq-base', find(['dnsmasq'])]
	];
	return needed.filter(([, path]) => path === undefined).map(([name]) => name);
}

export function apt(...args: string[]): void {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
}

/** What makes the tests faster. They do without it where apt does not know it. */
const wishes = (): string[] => (process.env['CHROMIUM'] || find([headless]) ? [] : [headless]);

/** The Debian packages that are still missing after the attempt. */
export function install(): string[] {
	const wanted = [...wishes(), ...missing()];
	if (wanted.length === 0 || process.platform !== 'linux' || process.getuid?.() !== 0 || !find(['apt-get'])) {
		return missing();
	}
	console.log(`Installing ${wanted.join(', ')} by apt…`);
	apt('update');
	for (const wish of wishes()) apt('install', '-y', wish);
	const needed = missing();
	if (needed.length > 0) apt('install', '-y', ...needed);
	return missing();
}
