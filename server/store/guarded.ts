// The disk that the store gets. Before each write it asks the lock whether the folder is still ours.
import type { Disk } from './disk.ts';
import type { Lock } from './lock.ts';

/** The same disk, but only the owner of the folder can write. */
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
