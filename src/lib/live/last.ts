/** The last element that fits. Browsers of 2021 have no `findLast`. */
export function lastOf<T>(all: readonly T[], fits: (each: T) => boolean): T | null {
	for (let at = all.length - 1; at >= 0; at -= 1) {
		const each = all[at];
		if (each !== undefined && fits(each)) return each;
	}
	return null;
}
