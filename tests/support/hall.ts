// A hall ready to meet: the laptop's token, a table, a meeting, and its guests.
import type { ClientCommand } from '#meeting/command.ts';
import type { Plan } from '#meeting/plan.ts';
import type { RoomView, StaffView } from '#meeting/view-types.ts';
import { connect, newToken, type Client } from './client.ts';
import { ask, post } from './server.ts';

/** A server in this process or in one of its own. */
export interface Reached {
	readonly url: string;
	readonly laptopSecret: string;
}
export interface MeetingRow {
	readonly id: string;
	readonly title: string;
	readonly phase: string;
	readonly key: string;
	readonly zone: string | null;
	readonly minutes?: string;
	readonly damaged?: string;
}
interface Tables {
	readonly scope: string;
	readonly tables: readonly {
		readonly id: string;
		readonly name: string;
		readonly meetings: readonly MeetingRow[];
		readonly minutes: readonly { readonly zone: string | null }[];
	}[];
}

/** The token for which the printed link is exchanged. */
export async function laptop(server: Reached): Promise<string> {
	const { body } = await post<{ token: string }>(server, '/enter', { secret: server.laptopSecret });
	return body.token;
}

export const tablesOf = async (server: Reached, token: string): Promise<Tables> =>
	(await ask<Tables>(server, '/tables', { token })).body;

export async function makeTable(
	server: Reached,
	token: string,
	name = 'Table des Oliviers'
): Promise<string> {
	return (await post<{ id: string }>(server, '/tables', { name }, token)).body.id;
}

export interface PreparedMeeting {
	readonly id: string;
	readonly key: string;
	readonly token: string;
}

/** A meeting that is being prepared, on a table of its own or on `table`. */
export async function makeMeeting(
	server: Reached,
	{
		token,
		table,
		title = 'Réunion de mars',
		plan
	}: { token?: string; table?: string; title?: string; plan?: Plan } = {}
): Promise<PreparedMeeting> {
	const own = token ?? (await laptop(server));
	const at = table ?? (await makeTable(server, own));
	const { body } = await post<{ id: string }>(server, `/tables/${at}/meetings`, { title, plan }, own);
	const rows = (await tablesOf(server, own)).tables.flatMap(({ meetings }) => meetings);
	const row = rows.find(({ id }) => id === body.id);
	if (!row) throw new Error('the meeting is not listed');
	return { id: row.id, key: row.key, token: own };
}

export const facilitator = (server: Reached, { id, token }: PreparedMeeting): Promise<Client<StaffView>> =>
	connect(server, { meeting: id, token, role: 'facilitator' });

/** A phone. It has a seat if the doors are open. */
export async function resident(
	server: Reached,
	{ key }: Pick<PreparedMeeting, 'key'>,
	token = newToken()
): Promise<Client<RoomView>> {
	const phone = await connect(server, { meeting: key, token, role: 'resident' });
	if (phone.view.meeting.phase === 'open' && phone.mine?.person === null) {
		await phone.do({ type: 'Arrive' });
		await phone.until((_, mine) => mine?.person != null);
	}
	return phone;
}

/** A meeting with its doors open, one item on stage, and its facilitator. */
export async function openMeeting(
	server: Reached,
	options: Parameters<typeof makeMeeting>[1] = {}
): Promise<{ made: PreparedMeeting; staff: Client<StaffView>; item: string }> {
	const made = await makeMeeting(server, options);
	const staff = await facilitator(server, made);
	const item = await staff.do({ type: 'AddItem', title: 'Les ascenseurs', minutes: 30, rule: 'list' });
	await staff.do({ type: 'OpenDoors' });
	await staff.do({ type: 'ShowStage', stage: { kind: 'item', item } });
	await staff.until((view) => view.hall.code !== null && view.stage.kind === 'item');
	return { made, staff, item };
}

type Asked = Partial<Extract<ClientCommand, { type: 'PrepareVote' }>>;

/** A vote for or against that is open, and secret where nothing else is said. */
export const askForOrAgainst = (staff: Client<StaffView>, item: string, asked: Asked = {}): Promise<string> =>
	staff.do({
		type: 'PrepareVote',
		item,
		question: 'Oui ?',
		kind: 'approval',
		options: [],
		open: true,
		...asked
	});
