// Folders on the drives of Windows: what lies on two of them lies in no other, and one may be missing.
import { win32 } from 'node:path';
import { expect, test } from 'vitest';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { isWithin, openStateFolder } from '#server/store/state-folder.ts';

test('L34 keys on one drive and meetings on another, such as a stick, do not count as one within the other', () => {
	const within = (inner: string, outer: string) => isWithin(inner, outer, win32);
	expect(within('E:\\Tablee\\donnees', 'C:\\Users\\Lea\\state')).toBe(false);
	expect(within('E:\\', 'C:\\')).toBe(false);
	expect(within('\\\\server\\share\\donnees', 'C:\\Users\\Lea\\state')).toBe(false);
	expect(within('C:\\Users\\Lea\\state', 'C:\\users\\lea')).toBe(true);
	expect(within('C:\\Users\\Lea', 'C:\\Users\\Lea')).toBe(true);
	expect(within('C:\\Users\\Lea', 'C:\\')).toBe(true);
	expect(within('C:\\Users\\Leander', 'C:\\Users\\Lea')).toBe(false);
	expect(within('C:\\Users\\..Lea', 'C:\\Users')).toBe(true);
});

test('L34 keys on a drive that is not there are refused', async () => {
	const missing = (): Promise<never> =>
		Promise.reject(Object.assign(new Error('no drive'), { code: 'ENOENT' }));
	const disk: Disk = { ...realDisk, realPath: missing, makeFolder: missing };
	await expect(openStateFolder('/keys', '/data', disk)).rejects.toMatchObject({ code: 'folder-unusable' });
});
