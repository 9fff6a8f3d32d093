// D48. Whether a speaker gave other words for a sentence since the minutes were last published.
import type { VersionView } from '#meeting/publication/view.ts';
import type { StaffEntryView } from '#meeting/record/view.ts';

/** The number of the last version. Null: it has the words of every speaker, or there is none yet. */
export function correctedSince(
	versions: readonly VersionView[],
	entries: readonly StaffEntryView[]
): number | null {
	const last = versions.at(-1);
	if (!last) return null;
	const isOlder = ({ at, struck, consent, traces }: StaffEntryView) =>
		at <= last.at &&
		!struck &&
		consent !== 'withdrawn' &&
		traces.some((trace) => trace.what === 'corrected' && trace.at > last.at);
	return entries.some(isOlder) ? last.number : null;
}
