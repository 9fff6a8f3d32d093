// A meeting on our server with its facilitator and phones, or what takes their place on a floor.
import type { ClientCommand } from '#meeting/command.ts';
import type { Plan } from '#meeting/plan.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { Laptop } from '#server/rehearsal/laptop.ts';
import { randomId, Wire } from '#server/rehearsal/wire.ts';
import { manyAtOnce, RawClient } from './raw-client.ts';
import type { Kind, Target } from './target.ts';

export interface Hall {
	readonly meeting: string;
	readonly key: string;
	readonly token: string;
	readonly staff: Wire<StaffView>;
	/** The items of the agenda, in order. */
	readonly items: readonly string[];
}

export const twoItems: Plan = {
	items: [
		{ title: 'Les ascenseurs', minutes: 30, rule: 'list' },
		{ title: 'Le local du rez-de-chaussée', minutes: 30, rule: 'list' }
	]
};

export const laptopOf = ({ url, secret }: Target): Promise<Laptop> => Laptop.enter(url, secret);

export async function facilitate(url: string, meeting: string, token: string): Promise<Wire<StaffView>> {
	const staff = new Wire<StaffView>(url, { meeting, token, role: 'facilitator' });
	await staff.until(() => true);
	return staff;
}

/** Its doors are open, and the first item is on stage. */
export async function openHall({ url }: Target, laptop: Laptop, plan = twoItems): Promise<Hall> {
	const table = await laptop.makeTable('Table des Rosiers');
	const made = await laptop.makeMeeting(table, 'Assemblée', plan);
	const staff = await facilitate(url, made.meeting, laptop.token);
	await staff.does({ type: 'OpenDoors' });
	const items = staff.view?.agenda.map(({ id }) => id) ?? [];
	await staff.does({ type: 'ShowStage', stage: { kind: 'item', item: items[0] ?? '' } });
	return { ...made, token: laptop.token, staff, items };
}

/** The phone is connected, and knows that it has a seat. Rejects if any of this fails. */
export async function join(url: string, key: string): Promise<RawClient> {
	const phone = new RawClient(url, { meeting: key, token: randomId(24), role: 'resident' });
	await phone.opened;
	const seated = key === floorKey ? undefined : phone.mark('"person":"');
	const answer = await phone.send(randomId(12), { type: 'Arrive' });
	if ('refused' in answer) throw new Error(answer.refused);
	await seated;
	return phone;
}

/** Takes the place of a meeting's key on a floor. */
export const floorKey = 'FLOOR';

export const seat = (url: string, key: string, count: number): Promise<RawClient[]> =>
	manyAtOnce(count, 50, () => join(url, key));

/** Makes a hall on our server, and nothing on a floor. */
export async function hallOn(kind: Kind, target: Target): Promise<Hall | null> {
	return kind === 'tablee' ? openHall(target, await laptopOf(target)) : null;
}

export const openVote = (staff: Wire<StaffView>, item: string): Promise<string> =>
	staff.does({
		type: 'PrepareVote',
		item,
		question: 'Un banc à l’ombre ?',
		kind: 'approval',
		options: [],
		open: true
	});

export const ballot = (vote: string, option: string): ClientCommand => ({
	type: 'CastBallot',
	vote,
	round: 1,
	choice: [option]
});
