// Everything under a folder, as somebody who gets the laptop finds it.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** From path to bytes, each byte as one character. */
export async function everyByte(folder: string): Promise<Map<string, string>> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
	return new Map(
		await Promise.all(
			paths.map(async (path) => [relative(folder, path), await readFile(path, 'utf8')] as const)
		)
	);
}
