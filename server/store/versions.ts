// Compares versions of Tablée, as its package writes them.

/** Negative if `one` is older. 0 if the two are the same, or if one of them is no version. */
export function compareVersions(one: string, other: string): number {
	const [ours, theirs] = [numbersOf(one), numbersOf(other)];
	if (!ours || !theirs) return 0;
	const at = ours.findIndex((part, index) => part !== theirs[index]);
	return at < 0 ? 0 : (ours[at] ?? 0) - (theirs[at] ?? 0);
}

const numbersOf = (version: string): number[] | null =>
	/^(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number) ?? null;
