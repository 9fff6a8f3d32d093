import type { Disk } from '#server/store/disk.ts';

/** A disk that makes so many more changes, and then none. */
export function stoppingDisk(whole: Disk) {
	const left = { changes: Infinity };
	const pass = <T>(act: () => Promise<T>): Promise<T> => {
		left.changes -= 1;
		if (left.changes < 0) return Promise.reject(Object.assign(new Error('stopped'), { code: 'EIO' }));
		return act();
	};
	const disk: Disk = {
		...whole,
		open: (path, flags, mode) =>
			flags === 'r' ? whole.open(path, flags, mode) : pass(() => whole.open(path, flags, mode)),
		write: (file, bytes, position) => pass(() => whole.write(file, bytes, position)),
		flush: (file) => pass(() => whole.flush(file)),
		truncate: (file, length) => pass(() => whole.truncate(file, length)),
		rename: (from, to) => pass(() => whole.rename(from, to)),
		link: (path, other) => pass(() => whole.link(path, other)),
		remove: (path) => pass(() => whole.remove(path))
	};
	return { disk, left };
}
