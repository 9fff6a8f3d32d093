// version.json in the data folder says which format the folder has, which Tablée wrote it last, and which copies of former versions it
// keeps. Versions up to 0.1.3 wrote no such note, and their folders have format 1. They read no note either. So a later format must
// make them refuse by the number in catalogue.json, at which they look.
import { join } from 'node:path';
import { wordsIn } from '../process/words.ts';
import * as v from 'valibot';
import { noneIfMissing, readFile, type Disk } from './disk.ts';
import { FolderRefused } from '../process/folder-refused.ts';
import { replaceFile } from './replacing.ts';

const { t } = wordsIn('fr');

export const noteName = 'version.json';
const format = 1;
/** The oldest Tablée that can read this format. */
const needs = '0.1.2';

const keptCopy = v.object({
	/** `before`: the folder as it was before an update. `since`: what was written after the update, and was set aside by going back. */
	kind: v.picklist(['before', 'since']),
	/** Its name in the data folder. */
	folder: v.string(),
	/** Which Tablée wrote it. Null if that version wrote no note. */
	from: v.nullable(v.string()),
	madeAt: v.number(),
	/** From when its days are counted: the first moment at which the date of the computer could be believed. */
	countsFrom: v.optional(v.nullable(v.number()), null),
	meetings: v.number(),
	/** How many boxes of the former format it has. Opening them makes them anew. */
	boxes: v.number(),
	/** It is being destroyed, so nobody can go back to it. */
	isGoing: v.optional(v.boolean(), false)
});
const noteSchema = v.object({
	/** The version that wrote the folder last. */
	wrote: v.string(),
	/** The oldest first. */
	kept: v.optional(v.array(keptCopy), []),
	/** The copy that was destroyed last. */
	gone: v.optional(
		v.nullable(
			v.object({ from: v.nullable(v.string()), at: v.number(), why: v.picklist(['days', 'erased']) })
		),
		null
	)
});
export type KeptCopy = v.InferOutput<typeof keptCopy>;
export type VersionNote = v.InferOutput<typeof noteSchema>;

const formatSchema = v.object({ format: v.number(), needs: v.optional(v.string(), '') });

/** Null if there is no note, because 0.1.3 or an older version wrote the folder. Rejects with FolderRefused if the folder has a later format. */
export async function readNote(root: string, disk: Disk): Promise<VersionNote | 'unreadable' | null> {
	const bytes = await readFile(disk, join(root, noteName)).catch(noneIfMissing);
	if (!bytes) return null;
	const json = jsonIn(bytes);
	const later = v.safeParse(formatSchema, json);
	if (later.success && later.output.format > format) throw laterFormat(root, later.output.needs);
	const note = v.safeParse(noteSchema, json);
	return note.success ? note.output : 'unreadable';
}

export const writeNote = (root: string, disk: Disk, note: VersionNote): Promise<void> =>
	replaceFile(
		disk,
		join(root, noteName),
		Buffer.from(`${JSON.stringify({ format, needs, ...note }, null, '\t')}\n`)
	);

function jsonIn(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString('utf8')) as unknown;
	} catch {
		return null;
	}
}

const laterFormat = (root: string, version: string): FolderRefused =>
	new FolderRefused(
		'folder-later',
		version ? t('folder.later-than', { folder: root, version }) : t('folder.later', { folder: root })
	);
