// What lies in the folder, whatever the catalogue says.
import { join } from 'node:path';
import { openFile, type Disk } from './disk.ts';
import type { Store } from './store.ts';

export async function lyingIn(folder: string, disk: Disk): ReturnType<Store['lying']> {
	const among = async (part: string, pattern: RegExp) =>
		(await disk.list(join(folder, part))).flatMap((name) => pattern.exec(name)?.[1] ?? []);
	const ids = await among('meetings', /^([A-Za-z0-9_-]{1,64})\.jsonl$/);
	const keys = await among('minutes', /^([A-Z2-7]{8})\.html$/);
	const beside = [
		...(await among('names', /^([A-Za-z0-9_-]{1,64})\.json$/)),
		...(await among('boxes', /^([A-Za-z0-9_-]{1,64})\..+\.box$/))
	];
	const minutes = await Promise.all(
		keys.map(async (key) => {
			const at = await writtenAt(disk, join(folder, 'minutes', `${key}.html`)).catch(() => null);
			return at === null ? [] : [{ key, at }];
		})
	);
	return { ids, beside, minutes: minutes.flat() };
}

async function writtenAt(disk: Disk, path: string): Promise<number> {
	const file = await openFile(disk, path, 'r');
	try {
		return Math.round((await file.stat()).mtimeMs);
	} finally {
		await file.close();
	}
}
