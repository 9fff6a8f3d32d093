// The programs that the tests need and npm cannot bring: a browser, strace (failing disks), ip (phones
// on a network of their own), dnsmasq (what answers names on a hall's router). Installed by apt where they are missing and we are root.
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { isProgramHere } from '#server/portable/browser.ts';

/** The first of these programs that is there. */
export function find(names: readonly string[]): string | undefined {
	const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgramHere);
}

/** The browser's path: CHROMIUM if it is set, else the first of its usual names. */
export function chromium(): string | undefined {
	return process.env['CHROMIUM'] || find(['chromium', 'chromium-browser', 'google-chrome', 'chrome']);
}

function missing(): string[] {
	const needed: [string, string | undefined][] = [
		['chromium', chromium()],
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

/** What is still missing after trying, by Debian package name. */
export function install(): string[] {
	const wanted = missing();
	if (wanted.length === 0 || process.platform !== 'linux' || process.getuid?.() !== 0 || !find(['apt-get'])) {
		return wanted;
	}
	console.log(`Installing ${wanted.join(', ')} by apt…`);
	apt('update');
	apt('install', '-y', ...wanted);
	return missing();
}
