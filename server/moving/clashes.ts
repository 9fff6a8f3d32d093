// A new meeting may clash with one that is here: by its address, or by a file name that the disk takes for the same.
import type { Catalogue } from '../store/catalogue-data.ts';
import type { Checked } from './checking.ts';

/** Null if there is no clash. */
export function clashOf(
	{ meetings, published, making }: Catalogue,
	{ header, meeting }: Checked
): 'key-taken' | 'id-taken' | null {
	const { id, key } = header.meeting;
	// On Windows and on its USB sticks, capital and small letters are the same.
	const isSame = (other: string): boolean => other.toLowerCase() === id.toLowerCase();
	if ([...meetings.map((row) => row.id), ...making].some(isSame)) return 'id-taken';
	if (meetings.some((row) => row.key === key || row.key === id || row.id === key)) return 'key-taken';
	// The minutes of a removed meeting have no id. So a file with their key must be of the same table and have the same closing time.
	const minutes = published.find((each) => each.key === key);
	const isOfThem = minutes?.table === header.table.id && minutes.closedAt === meeting.about.closedAt;
	return minutes && !isOfThem ? 'key-taken' : null;
}
