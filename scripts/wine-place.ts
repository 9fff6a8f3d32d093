// The place of Wine for the tests of the Windows folder, and the reasons why there may be none. It is outside the checkout, so that a
// second run finds it. wine-install.ts fills the place, and wine.ts runs programs in it.
import { existsSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** The folder, or the reason why no Windows program can run here. */
export type Place = { readonly root: string } | { readonly refused: string };

export interface Machine {
	readonly platform: string;
	readonly arch: string;
	readonly isRoot: boolean;
	/** The bytes that are free at this path. */
	readonly free: (path: string) => number;
}

export const suite = 'trixie';
/** The paths in the place. */
export const loader = '/usr/lib/wine/wine64';
export const wineserver = '/usr/lib/wine/wineserver64';
/** The Windows with which each run begins. */
export const prefix = '/prefix';
export const roomNeeded = 2e9;

const thisMachine: Machine = {
	platform: process.platform,
	arch: process.arch,
	isRoot: process.getuid?.() === 0,
	free: (path) => {
		const { bavail, bsize } = statfsSync(path);
		return bavail * bsize;
	}
};

/** WINE may be `off`, or name another folder. */
export function placeOf(env: NodeJS.ProcessEnv, home: string = homedir()): string | null {
	const chosen = env['WINE'];
	if (chosen === 'off') return null;
	if (chosen) return resolve(chosen);
	const base = env['XDG_CACHE_HOME'];
	return join(base && isAbsolute(base) ? base : join(home, '.cache'), 'tablee', `wine-${suite}`);
}

/** The prefix is made last, so it shows that everything is there. */
export function isWhole(root: string): boolean {
	return existsSync(join(root, loader)) && existsSync(join(root, prefix, 'system.reg'));
}

/** Null if Wine can be installed. */
export function hindrance(root: string, machine: Machine = thisMachine): string | null {
	if (machine.platform !== 'linux' || machine.arch !== 'x64') return 'it needs Linux on x64';
	if (!machine.isRoot) return 'it needs root';
	let existing = root;
	while (!existsSync(existing)) existing = dirname(existing);
	const free = machine.free(existing);
	const inGb = (bytes: number): string => (bytes / 1e9).toFixed(1);
	return free < roomNeeded ? `no room: ${inGb(free)} GB free, ${inGb(roomNeeded)} GB needed` : null;
}

/** The place as it is now. Installs nothing. */
export function wineHere(env: NodeJS.ProcessEnv = process.env): Place {
	const refused = env['WINE_REFUSED'];
	if (refused) return { refused };
	const root = placeOf(env);
	if (root === null) return { refused: 'WINE=off' };
	return isWhole(root) ? { root } : { refused: 'it is not installed, which `npm test` does' };
}
