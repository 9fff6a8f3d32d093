// Opens the doors of tonight's meeting and goes to its third item, so that a visitor finds people and raised hands.
import type { StaffView } from '#meeting/view-types.ts';
import type { Laptop, MadeMeeting } from '#server/rehearsal/laptop.ts';
import { officials } from './officials.ts';
import { Wire } from '#server/rehearsal/wire.ts';

export async function openLiveMeeting(laptop: Laptop): Promise<MadeMeeting> {
	const made = await laptop.meeting(({ phase }) => phase === 'preparing');
	const auth = { meeting: made.meeting, token: laptop.token, role: 'facilitator' } as const;
	const staff = new Wire<StaffView>(laptop.server, auth);
	const { agenda } = await staff.until(() => true);
	await staff.does({ type: 'OpenDoors' });
	await staff.does({ type: 'ShowStage', stage: { kind: 'item', item: agenda[2]?.id ?? '' } });
	for (const guest of officials) await staff.does({ type: 'WelcomeGuest', ...guest });
	for (const number of [7, 12]) await staff.does({ type: 'GiveCard', number });
	staff.close();
	return made;
}
