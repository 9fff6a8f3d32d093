// Keeps the order of a stream's signs in a file of its own, apart from its journal and for a day. It is no part of what an update copies, so
// that erasing it here erases it everywhere. A file that cannot be read is worth nothing, and is removed.
import { join } from 'node:path';
import * as v from 'valibot';
import { noneIfMissing, readFile, type Disk } from './disk.ts';
import { clearLeft, destroyFile, replaceFile } from './replacing.ts';

export const signsFolder = 'signs';

const signsSchema = v.object({ version: v.literal(1), order: v.array(v.string()) });

export class SignsFiles {
	readonly #folder: string;
	readonly #disk: Disk;

	constructor(root: string, disk: Disk) {
		this.#folder = join(root, signsFolder);
		this.#disk = disk;
	}

	async of(stem: string): Promise<readonly string[] | null> {
		const path = this.#path(stem);
		await clearLeft(this.#disk, path);
		const bytes = await readFile(this.#disk, path).catch(noneIfMissing);
		const order = bytes ? orderIn(bytes) : null;
		if (bytes && !order) await destroyFile(this.#disk, path);
		return order;
	}

	async set(stem: string, order: readonly string[]): Promise<void> {
		await replaceFile(
			this.#disk,
			this.#path(stem),
			Buffer.from(`${JSON.stringify({ version: 1, order })}\n`)
		);
	}

	async drop(stem: string): Promise<void> {
		await destroyFile(this.#disk, this.#path(stem));
	}

	/** How the files that lie there begin, also those that a crash left behind. */
	async stems(): Promise<readonly string[]> {
		const names = (await this.#disk.list(this.#folder).catch(noneIfMissing)) ?? [];
		return [...new Set(names.flatMap((name) => /^([^.]+)\.json(\.new|\.old)?$/.exec(name)?.[1] ?? []))];
	}

	#path(stem: string): string {
		return join(this.#folder, `${stem}.json`);
	}
}

/** Erases every order in the folder. An older version would not know that it has to. */
export async function destroySigns(root: string, disk: Disk): Promise<void> {
	const files = new SignsFiles(root, disk);
	for (const stem of await files.stems()) await files.drop(stem);
}

function orderIn(bytes: Buffer): readonly string[] | null {
	try {
		const read = v.safeParse(signsSchema, JSON.parse(bytes.toString('utf8')));
		return read.success ? read.output.order : null;
	} catch {
		return null;
	}
}
