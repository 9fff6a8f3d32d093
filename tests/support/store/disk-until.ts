// A disk that is cut in the middle of its work.
import { realDisk, type Disk } from '#server/store/disk.ts';

/** Once it is armed it works for this many acts, then never again, as a cut leaves it; until it is disarmed. */
export function diskUntil(limit: number) {
	const it = { isArmed: false, acts: 0 };
	const step = () => {
		if (it.isArmed && (it.acts += 1) > limit) throw Object.assign(new Error('cut'), { code: 'EIO' });
	};
	const disk: Disk = {
		...realDisk,
		write: (...write) => (step(), realDisk.write(...write)),
		flush: (file) => (step(), realDisk.flush(file)),
		rename: (from, to) => (step(), realDisk.rename(from, to)),
		link: (path, other) => (step(), realDisk.link(path, other)),
		remove: (path) => (step(), realDisk.remove(path))
	};
	return Object.assign(it, { disk });
}
