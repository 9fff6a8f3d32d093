// Votes of each level over real sockets: opened, answered with or without a slip's code, closed.
import type { ClientCommand } from '#meeting/command.ts';
import type { RoomView, StaffView } from '#meeting/view-types.ts';
import { newId, type Client } from './client.ts';
import type { PreparedMeeting } from './hall.ts';
import { post, type TestServer } from './server.ts';

export type Level = 'indicative' | 'checked' | 'coded';
export const ballot = (vote: string, choice: string, code?: string): ClientCommand => ({
	type: 'CastBallot',
	vote,
	round: 1,
	choice: [choice],
	...(code !== undefined && { code })
});
export const openVote = (
	staff: Client<StaffView>,
	item: string,
	level: Level,
	secret = true
): Promise<string> =>
	staff.do({
		type: 'PrepareVote',
		item,
		question: 'Repeindre la cage A ?',
		kind: 'approval',
		options: [],
		secret,
		level,
		open: true
	});
export async function answer(
	client: Client<RoomView> | Client<StaffView>,
	command: ClientCommand
): Promise<string> {
	const said = await client.raw({ id: newId(), command });
	return 'refused' in said ? said.refused : 'accepted';
}

interface Printed {
	readonly slips: readonly { readonly number: number; readonly code: string }[];
}
export const print = async (
	server: TestServer,
	{ id, token }: PreparedMeeting,
	count: number
): Promise<Printed['slips']> =>
	(await post<Printed>(server, `/meetings/${id}/slips`, { count }, token)).body.slips;

export const result = async (staff: Client<StaffView>, vote: string) => {
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	const view = await staff.until(({ vote: shown }) => shown?.state === 'closed');
	return view.vote?.results.at(-1);
};
