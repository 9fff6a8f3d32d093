// The list of all files of a portable folder, `app/manifest-<fingerprint>.json`. Copying compares each file with it.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

export const platforms = ['win-x64', 'linux-x64', 'linux-arm64'] as const;
export type Platform = (typeof platforms)[number];

const versionName = v.pipe(v.string(), v.regex(/^\d[\w.-]*$/));
const manifest = v.object({
	version: versionName,
	/** The version of Node in the folder. */
	node: versionName,
	platform: v.picklist(platforms),
	files: v.array(
		v.object({
			path: v.pipe(v.string(), v.regex(/^[\w.-][\w. -]*(\/[\w.-][\w. -]*)*$/)),
			size: v.number(),
			sha256: v.string(),
			/** Whether the file may be executed. */
			isProgram: v.optional(v.boolean())
		})
	)
});
export type Manifest = Readonly<v.InferOutput<typeof manifest>>;

export interface Whole {
	readonly manifest: Manifest;
	/** Its path, with "/". */
	readonly file: string;
}

const named = /^manifest-[0-9a-f]{12}\.json$/;

export const manifestFile = (fingerprint: string): string => `app/manifest-${fingerprint}.json`;

/** The manifest of any version. */
export const isTablee = (folder: string): Promise<boolean> =>
	readdir(join(folder, 'app')).then(
		(names) => names.some((name) => named.test(name)),
		() => false
	);

/** Null if there is none that can be read. `file` chooses one of several, if a folder was extracted over an older one. */
export async function readManifest(folder: string, file?: string): Promise<Whole | null> {
	try {
		const asked = (name: string): boolean => file === undefined || file === `app/${name}`;
		const names = await readdir(join(folder, 'app'));
		const name = names.find((each) => named.test(each) && asked(each));
		if (name === undefined) return null;
		const text = await readFile(join(folder, 'app', name), 'utf8');
		return { manifest: v.parse(manifest, JSON.parse(text)), file: `app/${name}` };
	} catch {
		return null;
	}
}

/** Node lies beside the folders of the versions. A firewall knows a program by its path, so the path must outlive an update of Tablée. */
export const nodeFolder = ({ node }: Pick<Manifest, 'node'>): string => `node-${node}`;
export const isOfNode = (path: string): boolean => path.startsWith('node/');

/** The place of a file in the copy on this computer. */
export const placeIn =
	(own: string, manifest: Manifest) =>
	(path: string): string =>
		isOfNode(path)
			? join(own, nodeFolder(manifest), path.slice('node/'.length))
			: join(own, manifest.version, path);

/** Whether every file of the list is in its place, with the right size. */
export async function isWhole({ files }: Manifest, place: (path: string) => string): Promise<boolean> {
	const sizes = await Promise.all(
		files.map(async ({ path, size }) => (await stat(place(path)).catch(() => null))?.size === size)
	);
	return sizes.every(Boolean);
}
