// Node for a platform, unchanged, from the package that npm would install there. A package is fetched once and kept, so a second build
// needs no network. Its hash is compared with the lock file each time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import type { Platform } from '#server/portable/manifest.ts';
import { npm } from '../npm.ts';

const root = resolve(import.meta.dirname, '../..');
const kept = join(root, 'node_modules/.cache/portable');
const lock = v.object({
	packages: v.record(
		v.string(),
		v.object({ version: v.optional(v.string()), integrity: v.optional(v.string()) })
	)
});

interface Pinned {
	readonly version: string;
	readonly integrity: string;
}

export function pinned(platform: Platform): Pinned {
	const { packages } = v.parse(lock, JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
	const { version, integrity } = packages[`node_modules/node-${platform}`] ?? {};
	if (version === undefined || !integrity?.startsWith('sha512-'))
		throw new Error(`package-lock.json does not pin node-${platform}`);
	return { version, integrity };
}

const integrityOf = (file: string): string =>
	`sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;

/** The file of the package, which the lock file names. */
function fetched(platform: Platform): string {
	const { version, integrity } = pinned(platform);
	const file = join(kept, `node-${platform}-${version}.tgz`);
	if (existsSync(file) && integrityOf(file) === integrity) return file;
	mkdirSync(kept, { recursive: true });
	const words = [
		'pack',
		`node-${platform}@${version}`,
		'--silent',
		'--prefer-offline',
		'--pack-destination',
		kept
	];
	const { status } = npm(words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
	if (status !== 0 || !existsSync(file)) throw new Error(`npm could not fetch node-${platform}@${version}`);
	if (integrityOf(file) !== integrity) throw new Error(`${file} is not what package-lock.json says`);
	return file;
}

/** One file out of a package, byte for byte. */
function unpacked(file: string, path: string): Buffer {
	const { status, stdout } = spawnSync('tar', ['-xzOf', file, `package/${path}`], {
		maxBuffer: 512 * 1024 * 1024
	});
	if (status !== 0 || stdout.length === 0) throw new Error(`${file} has no ${path}`);
	return stdout;
}

/** Reads from the package's file. Without a network, reads the one that npm has installed for this machine. */
function fileOf(platform: Platform, path: string): Buffer {
	try {
		return unpacked(fetched(platform), path);
	} catch (error) {
		const installed = join(root, 'node_modules', `node-${platform}`);
		if (!existsSync(join(installed, path)) || versionIn(installed) !== pinned(platform).version) throw error;
		return readFileSync(join(installed, path));
	}
}

const manifest = v.object({ version: v.string() });
const versionIn = (folder: string): string =>
	v.parse(manifest, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).version;

export interface Runtime {
	readonly version: string;
	readonly program: Buffer;
	readonly notice: Buffer;
}

export function runtime(platform: Platform): Runtime {
	const { version } = pinned(platform);
	// The package for Windows has no notice. Another package of the same version has the same one.
	const noticed = platform === 'win-x64' ? 'linux-x64' : platform;
	if (pinned(noticed).version !== version) throw new Error('the packages of Node are of one version');
	return {
		version,
		program: fileOf(platform, platform === 'win-x64' ? 'bin/node.exe' : 'bin/node'),
		notice: fileOf(noticed, 'LICENSE')
	};
}
