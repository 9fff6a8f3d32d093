// The file of what was derived from one journal, such as the extract of a meeting. It can be deleted at any time, and made again from the
// journal. It has words of the journal and no history of its own. So it names the line of which it was made, and whoever changes the
// journal destroys it first: at no instant is it beside a journal that says something else. No update copies it.
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { noneIfMissing, readFile, type Disk } from './disk.ts';
import { namesIn } from './folder-parts.ts';
import { clearLeft, destroyFile, replaceFile } from './replacing.ts';
import { StoreFailure } from './store.ts';

export const derivedFolder = 'extracts';

/** The line at which a journal ends. */
export interface DerivedFrom {
	readonly version: number;
	readonly sum: string;
}

const derivedSchema = v.strictObject({
	form: v.literal(1),
	line: v.number(),
	sum: v.string(),
	derived: v.unknown()
});
type Derived = v.InferOutput<typeof derivedSchema>;

export class DerivedFile {
	readonly #path: string;
	readonly #disk: Disk;
	/** `unknown`: it was not looked for since the store was opened, or a write of it failed. */
	#state: 'unknown' | 'none' | 'right' = 'unknown';

	constructor(path: string, disk: Disk) {
		this.#path = path;
		this.#disk = disk;
	}

	/** Null if there is none. One that cannot be read, or was made of another line, is destroyed. */
	async read(end: () => Promise<DerivedFrom | null>): Promise<unknown> {
		if (this.#state === 'none') return null;
		await clearLeft(this.#disk, this.#path);
		const bytes = await readFile(this.#disk, this.#path).catch(noneIfMissing);
		const found = bytes && derivedIn(bytes);
		if (found && (this.#state === 'right' || isMadeOf(found, await end()))) {
			this.#state = 'right';
			return found.derived;
		}
		await this.drop();
		return null;
	}

	async write(derived: unknown, { version, sum }: DerivedFrom): Promise<void> {
		this.#state = 'unknown';
		await this.#disk.makeFolder(dirname(this.#path)); // somebody may have deleted it
		const file: Derived = { form: 1, line: version, sum, derived };
		await replaceFile(this.#disk, this.#path, Buffer.from(`${JSON.stringify(file)}\n`));
		this.#state = 'right';
	}

	/** Overwrites and removes it. A disk that refuses may be asked again: nothing else was touched. */
	async drop(): Promise<void> {
		if (this.#state === 'none') return;
		try {
			await destroyFile(this.#disk, this.#path);
		} catch (error) {
			throw new StoreFailure(`${this.#path} could not be removed`, false, error);
		}
		this.#state = 'none';
	}
}

/** Where nothing is ever derived. */
export type DerivedPlace = Pick<DerivedFile, 'read' | 'write' | 'drop'>;
export const nowhere: DerivedPlace = {
	read: () => Promise.resolve(null),
	write: () => Promise.resolve(),
	drop: () => Promise.resolve()
};

export const derivedPath = (root: string, stem: string): string => join(root, derivedFolder, `${stem}.json`);

/** How the files that lie there begin, also those that a crash left behind. */
export async function derivedStems(root: string, disk: Disk): Promise<readonly string[]> {
	const names = await namesIn(disk, join(root, derivedFolder));
	return [...new Set(names.flatMap((name) => /^([^.]+)\.json(\.new|\.old)?$/.exec(name)?.[1] ?? []))];
}

/** Destroys every one in the folder. An older version would not know that it has to. */
export async function destroyDerived(root: string, disk: Disk): Promise<void> {
	for (const stem of await derivedStems(root, disk)) await destroyFile(disk, derivedPath(root, stem));
}

const isMadeOf = ({ line, sum }: Derived, end: DerivedFrom | null): boolean =>
	end !== null && line === end.version && sum === end.sum;

function derivedIn(bytes: Buffer): Derived | null {
	try {
		const read = v.safeParse(derivedSchema, JSON.parse(bytes.toString('utf8')));
		return read.success ? read.output : null;
	} catch {
		return null;
	}
}
