// What a meeting that is not here may still meet here: another one with its address, or with a name that the disk takes for its own.
import type { Catalogue } from '../store/catalogue-data.ts';
import type { Checked } from './checking.ts';

/** Null where it may come. */
export function clashOf(
	{ meetings, published, making }: Catalogue,
	{ header, meeting }: Checked
): 'key-taken' | 'id-taken' | null {
	const { id, key } = header.meeting;
	// Windows and its sticks take large and small letters for one.
	const isSame = (other: string): boolean => other.toLowerCase() === id.toLowerCase();
	if ([...meetings.map((row) => row.id), ...making].some(isSame)) return 'id-taken';
	if (meetings.some((row) => row.key === key || row.key === id || row.id === key)) return 'key-taken';
	// Minutes that stayed of a removed meeting have no id: what comes back must be the meeting that they tell of.
	const minutes = published.find((each) => each.key === key);
	const isOfThem = minutes?.table === header.table.id && minutes.closedAt === meeting.about.closedAt;
	return minutes && !isOfThem ? 'key-taken' : null;
}
