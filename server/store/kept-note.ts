// The entries of the note about kept copies: how one is made, which of them somebody can go back to, and how a lost note is made again.
import { dirname, join } from 'node:path';
import type { Disk } from './disk.ts';
import { copiesIn, freeName, partsOf } from './folder-parts.ts';
import type { KeptBefore } from './kept.ts';
import { folderOfKind } from './stream-folder.ts';
import { readNote, type KeptCopy, type VersionNote } from './version-note.ts';
import { compareVersions } from './versions.ts';

export const keptMs = 14 * 24 * 60 * 60 * 1000;

/** The folder where going back sets aside what this version has written. */
export const asideFor = (root: string, disk: Disk, version: string): Promise<string> =>
	freeName(root, disk, `depuis-${version}`);

export const meetingsCounted = (parts: readonly string[]): number =>
	parts.filter((part) => dirname(part) === folderOfKind.meeting && part.endsWith('.jsonl')).length;

export const keptCopyOf = (kind: KeptCopy['kind'], folder: string, from: string | null, madeAt: number) => ({
	kind,
	folder,
	from,
	madeAt,
	countsFrom: null,
	isGoing: false
});

/** Replaces a note that cannot be read. Lists the copies in the folder, the oldest first. Each copy's own note says who wrote it. Nobody knows when it was made. */
export async function noteAnew(root: string, disk: Disk, version: string): Promise<VersionNote> {
	const folders = (await copiesIn(root, disk)).sort(
		(one, other) => compareVersions(versionIn(one), versionIn(other)) || (one < other ? -1 : 1)
	);
	const kept: KeptCopy[] = [];
	for (const folder of folders) {
		const own = await readNote(join(root, folder), disk);
		const kind = folder.startsWith('avant-') ? 'before' : 'since';
		const from = own === null || own === 'unreadable' ? null : own.wrote;
		const meetings = meetingsCounted(await partsOf(join(root, folder), disk));
		kept.push({ ...keptCopyOf(kind, folder, from, disk.now()), meetings, boxes: 0 });
	}
	return { wrote: version, kept, gone: null };
}
const versionIn = (folder: string): string => folder.slice(folder.indexOf('-') + 1);

/** The copy to which somebody can go back. */
export function newestBefore(note: VersionNote | null): KeptBefore | null {
	const last = note?.kept.findLast(({ kind, isGoing }) => kind === 'before' && !isGoing);
	if (!note || !last) return null;
	const { folder, from, madeAt, countsFrom, meetings, boxes } = last;
	return { folder, from, to: note.wrote, madeAt, goesAt: (countsFrom ?? madeAt) + keptMs, meetings, boxes };
}
