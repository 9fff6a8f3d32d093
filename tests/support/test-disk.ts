// The disk of tests that name none. The project `windows` runs them on one that behaves as Windows does.
import { realDisk, type Disk } from '#server/store/disk.ts';
import { windowsDisk } from './windows-disk.ts';

export const testDisk = (): Disk => (process.env['DISK'] === 'windows' ? windowsDisk() : realDisk);
