// Versions of Tablée, as its package names them: which of two is the newer.

/** Negative where `one` is the older; 0 where the two are the same, or one of them is none. */
export function compareVersions(one: string, other: string): number {
	const [ours, theirs] = [numbersOf(one), numbersOf(other)];
	if (!ours || !theirs) return 0;
	const at = ours.findIndex((part, index) => part !== theirs[index]);
	return at < 0 ? 0 : (ours[at] ?? 0) - (theirs[at] ?? 0);
}

const numbersOf = (version: string): number[] | null =>
	/^(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number) ?? null;
