// A meeting in which every text that can be written is hostile.
import type { Params, Route } from '#api/routes.ts';
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { Client } from '../client.ts';
import { facilitator, laptop, resident, tablesOf, type PreparedMeeting, type Reached } from '../hall.ts';
import { ask } from '../server.ts';
import { corpus, short } from './corpus.ts';
import { pathsTo } from './text-fields.ts';

export interface Poisoned {
	readonly made: PreparedMeeting;
	/** The id of a second meeting from the same plan, which was closed and opened again. */
	readonly corrected: string;
	readonly staff: Client<StaffView>;
	readonly item: string;
	readonly wall: string;
	readonly vote: string;
	/** The fields in which hostile text was sent, with their names of `text-fields.ts`. */
	readonly fields: ReadonlySet<string>;
}

interface Slips {
	readonly slips: readonly { readonly code: string }[];
}

/** Sends, and notes which fields held `text` or a text of the corpus. */
class Poisoner {
	readonly fields = new Set<string>();
	readonly #server: Reached;
	readonly #token: string;
	readonly #isHostile: (text: string) => boolean;

	constructor(server: Reached, token: string, text: string) {
		this.#server = server;
		this.#token = token;
		const hostile = new Set<string>([text, ...corpus]);
		this.#isHostile = (each) => hostile.has(each);
	}

	/** Resolves to the id of what it made or changed. */
	async http<R extends Route>(route: R, params: Params<R>, body: object): Promise<string> {
		this.#note(body, route);
		const [method = '', path = ''] = route.split(' ');
		const filled = Object.entries<string>(params).reduce(
			(so, [name, id]) => so.replace(`:${name}`, id),
			path
		);
		const answer = await ask<{ id: string }>(this.#server, filled, { method, body, token: this.#token });
		if (answer.status !== 200) throw new Error(`${route}: ${answer.status}`);
		return answer.body.id;
	}

	/** The key and the code of a slip for this sentence. */
	async slip(meeting: string, entry: string): Promise<string> {
		const path = `/meetings/${meeting}/word-slips`;
		const asked = { method: 'POST', body: { entries: [entry] }, token: this.#token };
		const { body } = await ask<Slips>(this.#server, path, asked);
		return body.slips[0]?.code ?? '';
	}

	does(client: Pick<Client, 'do'>, command: ClientCommand): Promise<string> {
		this.#note(command, command.type);
		return client.do(command);
	}

	#note(value: object, name: string): void {
		for (const path of pathsTo(value, this.#isHostile, name)) this.fields.add(path);
	}
}

/** A table, the hall's settings, a meeting from a plan, and another one that was closed and opened again. */
async function prepare(poisoner: Poisoner, server: Reached, token: string, text: string) {
	const table = await poisoner.http('POST /tables', {}, { name: text });
	await poisoner.http('PATCH /tables/:table', { table }, { name: text, association: text });
	await poisoner.http('PATCH /settings', {}, { wifi: { ssid: text, password: '' } });
	const votes = [{ question: text, kind: 'one', options: [text, short[4]] }];
	const item = { title: text, minutes: 5, note: text, votes, walls: [{ prompt: text }] };
	const creating = { title: text, date: text, plan: { items: [item] } };
	const meeting = await poisoner.http('POST /tables/:table/meetings', { table }, creating);
	const copy = await poisoner.http('POST /meetings/:meeting/duplicate', { meeting }, { title: text });
	await poisoner.http('POST /meetings/:meeting/mentions', { meeting }, { name: text });
	const chief = await facilitator(server, { id: copy, key: '', token });
	await chief.do({ type: 'OpenDoors' });
	await chief.do({ type: 'CloseMeeting' });
	await publish(poisoner, chief, text);
	await poisoner.does(chief, { type: 'ReopenMeeting', reason: text });
	await mask(poisoner, chief, copy, text);
	const rows = (await tablesOf(server, token)).tables.flatMap(({ meetings }) => meetings);
	const keyOf = (id: string): string => rows.find((row) => row.id === id)?.key ?? '';
	return { meeting, key: keyOf(meeting), corrected: copy };
}

/** A correction is proposed and answered, two versions are published, a copy is handed out. */
async function publish(poisoner: Poisoner, chief: Client<StaffView>, text: string): Promise<void> {
	const said = { words: text, against: text, reason: text };
	const proposal = await poisoner.does(chief, { type: 'ProposeCorrection', ...said });
	await poisoner.does(chief, { type: 'AnswerCorrection', proposal, outcome: 'both', ...said });
	await poisoner.does(chief, { type: 'PublishMinutes', how: 'by', by: text });
	await poisoner.does(chief, { type: 'PublishMinutes', how: 'unread', reason: text });
	await poisoner.does(chief, { type: 'NoteCopy', edition: 'outside', document: 'brief', to: text });
}

/** A word of a decision is masked. This ends the line of `chief`. */
async function mask(poisoner: Poisoner, chief: Client<StaffView>, meeting: string, text: string) {
	await chief.do({ type: 'NoteEntry', kind: 'decision', words: 'Demander à Zoubidette' });
	const body = { id: 'masking-000001', words: 'Zoubidette', reason: text };
	await poisoner.http('POST /meetings/:meeting/masking', { meeting }, body);
}

/** Two sentences are corrected by their speakers: at the desk, and by a slip. */
async function correct(poisoner: Poisoner, staff: Client<StaffView>, meeting: string, text: string) {
	const note = () => staff.do({ type: 'NoteEntry', kind: 'quote', words: 'La rue est sombre' });
	const [atDesk, onPaper] = [await note(), await note()];
	const corrected = { version: 1, answer: 'corrected', words: text } as const;
	await poisoner.does(staff, { type: 'AnswerEntry', entry: atDesk, ...corrected, how: 'desk' });
	const code = await poisoner.slip(meeting, onPaper);
	await poisoner.http('POST /slips/answer', {}, { code, ...corrected });
}

/** An entry of each kind, noted and edited; the whole corpus as decisions. The quote is of the running turn, with the first name. */
async function record(poisoner: Poisoner, staff: Client<StaffView>, text: string): Promise<void> {
	const { floor } = await staff.until((view) => view.floor !== null);
	const source = { kind: 'turn', turn: floor?.turn ?? '' } as const;
	const official = { name: text, role: text };
	const parts = { words: text, who: { group: text }, when: text, official };
	const entry = await poisoner.does(staff, { type: 'NoteEntry', kind: 'quote', words: text, source });
	await staff.do({ type: 'NameEntry', entry, named: true });
	for (const words of corpus) await staff.do({ type: 'NoteEntry', kind: 'decision', words });
	for (const kind of ['disagreement', 'action', 'commitment', 'question'] as const) {
		const { words, who, when } = parts;
		const of = {
			disagreement: { words, against: text },
			action: { words, who, when },
			commitment: { words, official, when },
			question: { words }
		}[kind];
		const noted = await poisoner.does(staff, { type: 'NoteEntry', kind, ...of });
		await poisoner.does(staff, { type: 'EditEntry', entry: noted, kind, ...of });
		if (kind === 'question') await poisoner.does(staff, { type: 'StrikeEntry', entry: noted, reason: text });
	}
}

async function post(poisoner: Poisoner, staff: Client<StaffView>, item: string, text: string) {
	const wall = await poisoner.does(staff, { type: 'PrepareWall', item, prompt: text, open: true });
	await poisoner.does(staff, { type: 'EditWall', wall, prompt: text, review: false });
	const ideas: string[] = [];
	for (const words of corpus) ideas.push(await poisoner.does(staff, { type: 'PostIdea', wall, words }));
	await staff.do({ type: 'GroupIdeas', wall, ideas: ideas.slice(0, 2) });
	const { groups } = await staff.until((view) => view.groups.length === 1);
	await poisoner.does(staff, { type: 'NameGroup', wall, group: groups[0]?.id ?? '', name: text });
	return wall;
}

/** An open meeting. A vote and a wall hold the whole corpus, and every field holds `text` (32 characters at most). */
export async function poison(server: Reached, text: string = short[0]): Promise<Poisoned> {
	const token = await laptop(server);
	const poisoner = new Poisoner(server, token, text);
	const { meeting, key, corrected } = await prepare(poisoner, server, token, text);
	const made = { id: meeting, key, token };
	const staff = await facilitator(server, made);
	const named = { facilitator: text, secretary: text, excused: text };
	const edited = { title: text, place: text, date: text, convener: text, purpose: text, ...named };
	await poisoner.does(staff, { type: 'EditMeeting', ...edited });
	await poisoner.does(staff, { type: 'PlanNext', place: text });
	const item = await poisoner.does(staff, { type: 'AddItem', title: text, note: text });
	await poisoner.does(staff, { type: 'EditItem', item, title: text, note: text });
	await staff.do({ type: 'OpenDoors' });
	await staff.do({ type: 'ShowStage', stage: { kind: 'item', item } });
	const phone = await resident(server, made);
	await poisoner.does(phone, { type: 'SetName', name: text, inMinutes: true });
	const guest = { name: text, role: text };
	const official = await poisoner.does(staff, { type: 'WelcomeGuest', ...guest });
	await poisoner.does(staff, { type: 'SetGuest', person: official, guest: { ...guest } });
	await phone.do({ type: 'RaiseHand', kind: 'speak' });
	await staff.until((view) => view.turns.length === 1);
	await staff.do({ type: 'CallNext', after: null });
	await record(poisoner, staff, text);
	await correct(poisoner, staff, meeting, text);
	const wall = await post(poisoner, staff, item, text);
	const options = [...new Set([text, ...short.slice(0, 5)])];
	const plan = { question: text, kind: 'several', options } as const;
	const vote = await poisoner.does(staff, { type: 'PrepareVote', item, ...plan, options });
	await poisoner.does(staff, { type: 'EditVote', vote, ...plan, options });
	await staff.do({ type: 'OpenVote', vote });
	return { made, corrected, staff, item, wall, vote, fields: poisoner.fields };
}
