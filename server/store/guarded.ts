// The disk as the store gets it: before anything is written, the lock of the folder is asked whether it is still ours.
import type { Disk } from './disk.ts';
import type { Lock } from './lock.ts';

/** The same disk, to which only the folder's owner writes. */
export function guarded(disk: Disk, lock: Pick<Lock, 'check'>): Disk {
	const checked =
		<Given extends readonly unknown[], Result>(act: (...given: Given) => Promise<Result>) =>
		async (...given: Given): Promise<Result> => {
			await lock.check();
			return act(...given);
		};
	return {
		...disk,
		write: checked(disk.write),
		truncate: checked(disk.truncate),
		rename: checked(disk.rename),
		link: checked(disk.link),
		remove: checked(disk.remove),
		removeFolder: checked(disk.removeFolder),
		makeFolder: checked(disk.makeFolder),
		open: async (path, flags, mode) => {
			if (flags !== 'r') await lock.check();
			return disk.open(path, flags, mode);
		}
	};
}
