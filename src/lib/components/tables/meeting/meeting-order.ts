// Meetings in the list's order: live ones, then coming ones, then past ones, newest first.
import type { LanguageCode } from '#i18n/catalogue.ts';
import { calendarDate } from '#stream/calendar-date.ts';
import { dayOf } from '../frame/instant.ts';
import type { ListedMeeting } from '#api/listing.ts';

export const sections = ['live', 'upcoming', 'past'] as const;
export type MeetingSection = (typeof sections)[number];

function sectionOf({ phase }: ListedMeeting): MeetingSection {
	switch (phase) {
		case 'open':
			return 'live';
		case 'preparing':
			return 'upcoming';
		case 'closed':
		case 'correcting':
			return 'past';
	}
}

/** The noon of its day. After all days if none was chosen, or the text is no day. */
const noonOf = ({ date }: ListedMeeting): number => calendarDate(date) ?? Number.MAX_VALUE;

const sooner = (a: ListedMeeting, b: ListedMeeting): number =>
	noonOf(a) - noonOf(b) || b.createdAt - a.createdAt;
const later = (a: ListedMeeting, b: ListedMeeting): number => (b.closedAt ?? 0) - (a.closedAt ?? 0);

export const meetingsBySection = (
	meetings: readonly ListedMeeting[]
): readonly { readonly section: MeetingSection; readonly meetings: readonly ListedMeeting[] }[] =>
	sections.flatMap((section) => {
		const own = meetings.filter((meeting) => sectionOf(meeting) === section);
		return own.length > 0 ? [{ section, meetings: own.toSorted(section === 'past' ? later : sooner) }] : [];
	});

/** The meeting's day in words. A text that is no day stays as it is. */
export function dayWord(meeting: ListedMeeting, code: LanguageCode): string {
	const noon = calendarDate(meeting.date);
	if (noon !== null) return dayOf({ code }, noon, 'UTC');
	return meeting.date || (meeting.closedAt === null ? '' : dayOf({ code }, meeting.closedAt, meeting.zone));
}
