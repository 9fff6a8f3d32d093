// Whether something that was read a moment ago must not go out any more.
import { allOn, onShelf } from '#stream/shelf.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { hasYes, isReplaced } from '#meeting/record/consent.ts';
import { withdrawnIn, type Withdrawn } from '../meeting/blanking.ts';
import type { ReadMeeting } from '../meeting/rooms.ts';

/** Words or a yes were taken back, a speaker replaced words that had their yes, words were masked or struck, or a name was forgotten or may not stand in the minutes any more. */
export function isTakenBack(then: ReadMeeting, now: ReadMeeting): boolean {
	if (then.meeting === now.meeting && then.names === now.names) return false;
	return (
		countOf(withdrawnIn(then.meeting)) !== countOf(withdrawnIn(now.meeting)) ||
		then.meeting.about.masked.length !== now.meeting.about.masked.length ||
		Object.keys(then.names).some((person) => !Object.hasOwn(now.names, person)) ||
		isAnyoneUnnamed(then.meeting, now.meeting) ||
		allOn(then.meeting.record.entries).some((entry) => {
			const after = onShelf(now.meeting.record.entries, entry.id);
			const isSaid = after && hasYes(after) && !isReplaced(entry, after);
			return !after || (hasYes(entry) && !isSaid) || (!entry.struck && after.struck);
		})
	);
}

const countOf = ({ ideas, entries, proposals }: Withdrawn): number =>
	ideas.size + entries.size + proposals.size;

const isAnyoneUnnamed = (then: Meeting, now: Meeting): boolean =>
	allOn(then.people.persons).some(
		(person) => person.inMinutes === true && onShelf(now.people.persons, person.id)?.inMinutes !== true
	);
