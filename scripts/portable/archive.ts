// Makes one file of the folder: a zip for Windows, which Explorer opens, or a .tar.gz for Linux, which keeps the permission to execute. The
// same folder gives the same bytes, so that anybody can compare. It is not .xz: a fresh Debian has no xz, and packing takes a minute.
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { zipSync, type Zippable } from 'fflate';
import { topName as top } from '#server/portable/folders.ts';
import type { Entry } from './entries.ts';

/** The time of every file. A zip has local times without a zone, and none before 1980. */
const moment = { year: 2026, month: 1, day: 1 } as const;
const ofUnix = 3;

/** `level`: from 1 (quick) to 9 (small). */
export function zip(entries: readonly Entry[], level: 1 | 9): Uint8Array {
	const mtime = new Date(moment.year, moment.month - 1, moment.day, 12);
	const files: Zippable = {};
	for (const { path, body, isProgram } of entries)
		files[`${top}/${path}`] = [
			body,
			{ level, mtime, os: ofUnix, attrs: (isProgram ? 0o100755 : 0o100644) << 16 }
		];
	return zipSync(files);
}

/** Packs the folder `Tablee` in `within` with GNU tar. */
export function tarGz(within: string, level: 1 | 9): Buffer {
	const words = ['--sort=name', '--format=ustar', '--owner=0', '--group=0', '--numeric-owner'];
	const at = `--mtime=${moment.year}-01-01 12:00Z`;
	const { status, stdout, stderr } = spawnSync('tar', [...words, at, '-cf', '-', top], {
		cwd: within,
		maxBuffer: 1024 * 1024 * 1024
	});
	if (status !== 0) throw new Error(`tar: ${String(stderr)}`);
	return gzipSync(stdout, { level });
}
