// The officials of an evening that is rehearsed or shown, noted by its facilitator.
import type { Official } from '#meeting/frame.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { Laptop } from './laptop.ts';
import { Wire } from './wire.ts';

export async function welcomeGuests(
	{ server, token }: Laptop,
	meeting: string,
	guests: readonly Official[]
): Promise<void> {
	const staff = new Wire<StaffView>(server, { meeting, token, role: 'facilitator' });
	await staff.until(() => true);
	for (const guest of guests) await staff.does({ type: 'WelcomeGuest', ...guest });
	staff.close();
}
