// What a folder that starts holds, file by file, as `app/manifest-<fingerprint>.json` says it. Whoever copies the folder compares.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

export const platforms = ['win-x64', 'linux-x64', 'linux-arm64'] as const;
export type Platform = (typeof platforms)[number];

const manifest = v.object({
	version: v.pipe(v.string(), v.regex(/^\d[\w.-]*$/)),
	platform: v.picklist(platforms),
	files: v.array(
		v.object({
			path: v.pipe(v.string(), v.regex(/^[\w.-][\w. -]*(\/[\w.-][\w. -]*)*$/)),
			size: v.number(),
			sha256: v.string(),
			/** May be started. */
			isProgram: v.optional(v.boolean())
		})
	)
});
export type Manifest = Readonly<v.InferOutput<typeof manifest>>;

export interface Whole {
	readonly manifest: Manifest;
	/** Where it stands, with "/". */
	readonly file: string;
}

const named = /^manifest-[0-9a-f]{12}\.json$/;

export const manifestFile = (fingerprint: string): string => `app/manifest-${fingerprint}.json`;

/** Null where there is none that can be read. */
export async function readManifest(folder: string): Promise<Whole | null> {
	try {
		const name = (await readdir(join(folder, 'app'))).find((each) => named.test(each));
		if (name === undefined) return null;
		const text = await readFile(join(folder, 'app', name), 'utf8');
		return { manifest: v.parse(manifest, JSON.parse(text)), file: `app/${name}` };
	} catch {
		return null;
	}
}

/** Whether every file that is named lies there, with its size. */
export async function isWhole(folder: string, { files }: Manifest): Promise<boolean> {
	const sizes = await Promise.all(
		files.map(async ({ path, size }) => (await stat(join(folder, path)).catch(() => null))?.size === size)
	);
	return sizes.every(Boolean);
}
