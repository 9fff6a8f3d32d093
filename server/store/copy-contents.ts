// Looks into a kept copy of the folder: does it hold what is about to be erased? In doubt the answer is yes, so that no copy
// keeps what somebody withdrew.
import { join } from 'node:path';
import { noneIfMissing, openFile, readFile, type Disk } from './disk.ts';
import { namesIn, partsOf } from './folder-parts.ts';
import { stemOf } from './stream-folder.ts';

/** The words at this place of the journal, or anything behind it. `journals`: the folder of its kind. */
export async function holdsWords(
	disk: Disk,
	copy: string,
	journals: string,
	stream: string,
	at: number
): Promise<boolean> {
	const path = join(copy, journals);
	const names = (await namesIn(disk, path)).filter((name) => name.startsWith(`${stream}.jsonl`));
	if (names.some((name) => name !== `${stream}.jsonl`)) return true; // what was set aside
	return (await sizeOf(disk, join(path, `${stream}.jsonl`))) > at;
}

/** The name of a person, or any name of a stream if `person` is null. `stem`: how its files begin. */
export async function holdsNames(
	disk: Disk,
	copy: string,
	stem: string,
	person: string | null
): Promise<boolean> {
	const path = join(copy, 'names');
	const names = (await namesIn(disk, path)).filter((name) => name.startsWith(`${stem}.`));
	if (person === null) return names.length > 0;
	if (names.some((name) => name !== `${stem}.json`)) return true;
	const held = await readFile(disk, join(path, `${stem}.json`)).catch(noneIfMissing);
	return held?.includes(JSON.stringify(person)) ?? false;
}

/** Any file of a stream. `journals`: the folder of its kind. */
export async function holdsStream(
	disk: Disk,
	copy: string,
	journals: string,
	stream: string
): Promise<boolean> {
	const stem = stemOf(journals, stream);
	const begins = [join(journals, stream), join('names', stem), join('boxes', stem)];
	return (await partsOf(copy, disk)).some((part) => begins.some((begin) => part.startsWith(`${begin}.`)));
}

/** In bytes. -1 if there is no such file. */
export async function sizeOf(disk: Disk, path: string): Promise<number> {
	const file = await openFile(disk, path, 'r').catch(noneIfMissing);
	if (!file) return -1;
	try {
		return (await file.stat()).size;
	} finally {
		await file.close();
	}
}
