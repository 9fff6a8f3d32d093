// Makes a portable folder, and the archive to pass it on: `npm run portable -- --platform win-x64 --to <folder>`.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { topName } from '#server/portable/folders.ts';
import { platforms, type Platform } from '#server/portable/manifest.ts';
import { version } from '#server/process/version.ts';
import { build, isBuilt } from './built.ts';
import { tarGz, zip } from './portable/archive.ts';
import { bundleServer } from './portable/bundle.ts';
import { folderOf, pagesAreTold } from './portable/folder.ts';
import type { Entry } from './portable/entries.ts';
import { runtime } from './portable/runtime.ts';
import { firstAnswer } from './portable/first-answer.ts';

/** The limit of an archive in bytes. Node has 36 MB of it, and what makes PDFs has 11. */
const mostBytes: Partial<Record<Platform, number>> = { 'win-x64': 50e6 };
const usage = `npm run portable -- --platform ${platforms.join('|')} --to <folder> [--quick]`;

interface Asked {
	readonly platform: Platform;
	readonly to: string;
	readonly level: 1 | 9;
}

function asked(): Asked | null {
	const { values } = parseArgs({
		options: { platform: { type: 'string' }, to: { type: 'string' }, quick: { type: 'boolean' } }
	});
	const platform = platforms.find((each) => each === values.platform);
	if (!platform || values.to === undefined) return null;
	return { platform, to: resolve(values.to), level: values.quick ? 1 : 9 };
}

function write(folder: string, entries: readonly Entry[]): void {
	rmSync(folder, { recursive: true, force: true });
	for (const { path, body, isProgram } of entries) {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, body);
		chmodSync(file, isProgram ? 0o755 : 0o644);
	}
}

const inMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const sizeOf = (entries: readonly Entry[], within = ''): number =>
	entries.filter(({ path }) => path.startsWith(within)).reduce((sum, { body }) => sum + body.length, 0);

async function make({ platform, to, level }: Asked): Promise<boolean> {
	if (platform !== 'win-x64' && process.platform === 'win32') {
		console.error('Folders for Linux are made on Linux: Windows does not keep what may be started.');
		return false;
	}
	if (!(isBuilt() && pagesAreTold()) && (await build()) !== 0) return false;
	const entries = folderOf(platform, await bundleServer(), runtime(platform));
	const within = join(to, platform);
	const folder = join(within, topName);
	const archive = join(to, `tablee-${version}-${platform}.${platform === 'win-x64' ? 'zip' : 'tar.gz'}`);
	write(folder, entries);
	const bytes = platform === 'win-x64' ? zip(entries, level) : tarGz(within, level);
	writeFileSync(archive, bytes);
	console.log(`${folder}: ${entries.length} files, ${inMegabytes(sizeOf(entries))}`);
	console.log(`  app ${inMegabytes(sizeOf(entries, 'app/'))}, node ${inMegabytes(sizeOf(entries, 'node/'))}`);
	console.log(`${archive}: ${inMegabytes(bytes.length)}`);
	const most = mostBytes[platform] ?? Infinity;
	if (level === 9 && bytes.length > most) {
		console.error(`It is to have at most ${inMegabytes(most)}.`);
		return false;
	}
	if (`${process.platform}-${process.arch}` === platform)
		console.log(`first answer after ${Math.round(await firstAnswer(folder))} ms`);
	return true;
}

const what = asked();
if (!what) console.error(usage);
process.exitCode = what && (await make(what)) ? 0 : 1;
