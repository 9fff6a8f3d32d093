// The laptop shows the facilitator exactly what the projector shows, in any state of a meeting.
import { expect, test } from 'vitest';
import { asRoomSees } from '#components/screen/stage/room-sees.ts';
import { viewFor } from '#meeting/view.ts';
import { presenceOf } from '#tests/support/presence.ts';
import { RandomMeeting } from '#tests/support/random-meeting.ts';

/** A day after all dates that the random meetings name. */
const today = '2027-01-01';
const seen = new Set<string>();
let isLate = false;

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
	'the preview is the same as the screen at every step of random meeting %i',
	(seed) => {
		const random = new RandomMeeting(seed);
		for (let step = 0; step < 400; step += 1) {
			random.step();
			const { meeting, names } = random;
			const presence = presenceOf(meeting);
			const staff = viewFor(meeting, names, presence, 'staff', today);
			expect(asRoomSees(staff)).toEqual(viewFor(meeting, names, presence, 'screen', today));
			seen.add(meeting.agenda.stage.kind);
			isLate ||= staff.entries.some(({ late }) => late);
		}
	}
);

test('the random meetings went through every stage, and something was late', () => {
	expect(isLate).toBe(true);
	expect([...seen].toSorted()).toEqual(['closing', 'item', 'pause', 'readback', 'vote', 'wall', 'welcome']);
});
