// The files of a data folder, as they lie.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** All that older versions read, by its place. */
export async function filesIn(root: string): Promise<Record<string, string>> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	const files = entries.flatMap((entry) => {
		const path = relative(root, join(entry.parentPath, entry.name));
		return entry.isFile() && !/^(lock|log|signs|extracts|avant-|depuis-)/.test(path) ? [path] : [];
	});
	const bytes = await Promise.all(files.map((path) => readFile(join(root, path), 'latin1')));
	return Object.fromEntries(files.map((path, at) => [path, bytes[at] ?? '']));
}
