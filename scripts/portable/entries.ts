// The files of a portable folder, in the order of their names. Pure, so that the same input gives the same folder.
import { createHash } from 'node:crypto';
import type { Manifest } from '#server/portable/manifest.ts';

export interface Entry {
	/** The path within the folder, with "/". It is ASCII, so that every program unpacks it under the same name. */
	readonly path: string;
	readonly body: Buffer;
	/** Whether the file may be executed, on systems that have such a permission. */
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

/** The fingerprint of the programs, without the starters, which contain it. */
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
