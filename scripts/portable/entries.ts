// The files of a folder that starts, in the order of their names. Pure, so that the same input is the same folder.
import { createHash } from 'node:crypto';
import type { Manifest } from '#server/portable/manifest.ts';

export interface Entry {
	/** With "/", from the folder on. ASCII, so that no program that unpacks it can take it for another. */
	readonly path: string;
	readonly body: Buffer;
	/** May be started where a system keeps such a mark. */
	readonly isProgram: boolean;
}

export const entry = (path: string, body: Buffer | string, isProgram = false): Entry => ({
	path,
	body: Buffer.from(body),
	isProgram
});

export const inOrder = (entries: readonly Entry[]): Entry[] =>
	[...entries].sort((a, b) => (a.path < b.path ? -1 : 1));

const hashOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex');

/** Of what runs, whatever starts it: the starters name it. */
export const fingerprint = (entries: readonly Entry[]): string =>
	hashOf(
		Buffer.from(
			inOrder(entries)
				.map(({ path, body }) => `${path} ${hashOf(body)}\n`)
				.join('')
		)
	).slice(0, 12);

export const manifestOf = (about: Omit<Manifest, 'files'>, entries: readonly Entry[]): Manifest => ({
	...about,
	files: inOrder(entries).map(({ path, body, isProgram }) => ({
		path,
		size: body.length,
		sha256: hashOf(body),
		...(isProgram && { isProgram })
	}))
});
