// A meeting in which every text that can be written is hostile.
import type { StaffView } from '#meeting/view-types.ts';
import type { Client } from '../../support/client.ts';
import { facilitator, laptop, resident, type Made, type Reached } from '../../support/hall.ts';
import { ask, post } from '../../support/server.ts';
import { corpus, short } from './corpus.ts';

export interface Poisoned {
	readonly made: Made;
	readonly staff: Client<StaffView>;
	readonly item: string;
	readonly wall: string;
	readonly vote: string;
}

const [one = '', two = ''] = corpus;
const official = { name: short[0], role: corpus[8] };

/** Open, with a vote and a wall that hold the whole corpus, and an entry of each kind. */
export async function poison(server: Reached): Promise<Poisoned> {
	const token = await laptop(server);
	const { body: table } = await post<{ id: string }>(server, '/tables', { name: one }, token);
	await ask(server, `/tables/${table.id}`, { method: 'PATCH', body: { association: two }, token });
	await ask(server, '/settings', { method: 'PATCH', body: { wifi: { ssid: one, password: '' } }, token });
	const { body } = await post<{ id: string }>(server, `/tables/${table.id}/meetings`, { title: one }, token);
	const staff = await facilitator(server, { id: body.id, key: '', token });
	await staff.do({
		type: 'EditMeeting',
		place: two,
		convener: corpus[2],
		purpose: corpus[9],
		date: short[1]
	});
	const item = await staff.do({ type: 'AddItem', title: corpus[8], note: corpus[9] });
	await staff.do({ type: 'OpenDoors' });
	await staff.do({ type: 'ShowStage', stage: { kind: 'item', item } });
	const { hall } = await staff.until((view) => view.hall.code !== null);
	const made = { id: body.id, key: hall.url.split('#')[1] ?? '', token };
	const phone = await resident(server, made);
	await phone.do({ type: 'SetName', name: short[0] });
	await phone.do({ type: 'RaiseHand', kind: 'speak' });
	await staff.until((view) => view.turns.length === 1);
	await staff.do({ type: 'CallNext', after: null });
	const entry = await staff.do({ type: 'NoteEntry', kind: 'quote', words: corpus[8] });
	await staff.do({ type: 'NameEntry', entry, named: true });
	for (const words of corpus) await staff.do({ type: 'NoteEntry', kind: 'decision', words });
	await staff.do({ type: 'NoteEntry', kind: 'disagreement', words: one, against: two });
	await staff.do({ type: 'NoteEntry', kind: 'action', words: one, who: { group: two }, when: short[3] });
	await staff.do({ type: 'NoteEntry', kind: 'commitment', words: one, official, when: short[4] });
	const struck = await staff.do({ type: 'NoteEntry', kind: 'question', words: two });
	await staff.do({ type: 'StrikeEntry', entry: struck, reason: one });
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: corpus[8], open: true });
	const ideas: string[] = [];
	for (const words of corpus) ideas.push(await staff.do({ type: 'PostIdea', wall, words }));
	await staff.do({ type: 'GroupIdeas', wall, ideas: ideas.slice(0, 2) });
	const { groups } = await staff.until((view) => view.groups.length === 1);
	await staff.do({ type: 'NameGroup', wall, group: groups[0]?.id ?? '', name: corpus[8] });
	const options = short.slice(0, 5);
	const plan = { item, question: corpus[9], kind: 'several', options: [...options], open: true } as const;
	const vote = await staff.do({ type: 'PrepareVote', ...plan, options: [...options] });
	return { made, staff, item, wall, vote };
}
