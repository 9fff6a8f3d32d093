// The client of 0.2.0 lives an evening as the page of 0.2.0 tells it, with the keys of a laptop, a table and a screen, and a vote of
// each kind of then. One vote is of a kind that came later. A client that does not know this kind stays in the meeting.
import { expect, onTestFinished, test } from 'vitest';
import { spawnServer } from '../support/process.ts';
import { newFolder } from '../support/server.ts';
import { ask, choiceOf, Line, newId, newToken, type Fields, type Json } from './released-clients/0.2.0.ts';
import { readMinutes } from '../support/reading.ts';

const done = { version: expect.any(Number) as number };
const at = (json: Json | undefined, ...path: (string | number)[]): Json | undefined =>
	path.reduce<Json | undefined>((found, key) => (found as Fields | undefined | null)?.[key], json);
const textAt = (json: Json | undefined, ...path: (string | number)[]): string => String(at(json, ...path));

const options = ['Bois', 'Pierre', 'Acier'];
const votes = [
	{ question: 'Un banc ?', kind: 'approval', options: [], level: 'indicative' },
	{ question: 'Quel banc ?', kind: 'one', options, level: 'checked', secret: true },
	{ question: 'Quels bancs ?', kind: 'several', options, max: 2, level: 'coded' },
	{ question: 'Quel visage ?', kind: 'faces', options: [], level: 'indicative' }
];
/** The counts of each of these votes, once one phone has answered it. */
const counted = [{ for: 1 }, { a: 1, b: 0 }, { a: 1, b: 1, c: 0 }];

async function enter(url: string, auth: Fields): Promise<Line> {
	const line = new Line(url, auth);
	onTestFinished(() => line.lose());
	await line.connect();
	return line;
}

/** Exchanges a link or a key for its token. The same device gets the same answer again. */
async function entered(url: string, secret: string): Promise<Fields> {
	const asked = { secret, device: newToken() };
	const first = await ask(url, 'POST /api/enter', asked);
	expect(await ask(url, 'POST /api/enter', asked)).toEqual(first);
	return first;
}

async function prepared(url: string, laptopSecret: string) {
	const laptop = textAt(await entered(url, laptopSecret), 'token');
	const { id: table } = await ask(url, 'POST /api/tables', { name: 'Table du Port' }, laptop);
	const { secret } = await ask(url, `POST /api/tables/${String(table)}/keys`, {}, laptop);
	const token = textAt(await entered(url, String(secret)), 'token');
	const items = [{ title: 'Les bancs', minutes: 15, votes, walls: [{ prompt: 'Vos idées' }] }];
	const made = { title: 'Le quai', plan: { items } };
	const meeting = textAt(await ask(url, `POST /api/tables/${String(table)}/meetings`, made, token), 'id');
	const key = textAt(await ask(url, 'GET /api/tables', null, token), 'tables', 0, 'meetings', 0, 'key');
	const { slips } = await ask(url, `POST /api/meetings/${meeting}/slips`, { count: 1 }, token);
	const link = await ask(url, `POST /api/meetings/${meeting}/links`, { role: 'screen' }, token);
	const screen = await entered(url, textAt(link, 'url').replace(/^.*#/, ''));
	return { token, meeting, key, code: textAt(slips, 0, 'code'), screenToken: textAt(screen, 'token') };
}

/** The prepared evening with its doors open, seen from the laptop, the screen and one phone. */
async function evening() {
	const { url, laptopSecret } = await spawnServer(await newFolder());
	const { token, meeting, key, code, screenToken } = await prepared(url, laptopSecret);
	const staff = await enter(url, { meeting, token, role: 'facilitator' });
	const screen = await enter(url, { meeting, token: screenToken, role: 'screen' });
	const tell = async (command: Fields) => expect(await staff.send(command)).toEqual(done);
	await tell({ type: 'OpenDoors' });
	await tell({ type: 'ShowStage', stage: { kind: 'item', item: textAt(staff.view, 'agenda', 0, 'id') } });
	const seat = { meeting: key, token: newToken(), role: 'resident' };
	const phone = await enter(url, seat);
	expect(await phone.send({ type: 'Arrive' })).toEqual(done);
	await phone.until((_, mine) => typeof mine['person'] === 'string');
	return { url, seat, staff, screen, phone, tell, code };
}
type Evening = Awaited<ReturnType<typeof evening>>;

/** Opens one of the votes, and answers it if the client knows its kind. */
async function voted(
	{ staff, phone, tell, code }: Evening,
	index: number
): Promise<readonly string[] | null> {
	const vote = textAt(staff.view, 'votes', index, 'id');
	await tell({ type: 'OpenVote', vote });
	await phone.until((view) => at(view, 'vote', 'id') === vote && at(view, 'vote', 'state') === 'open');
	const choice = choiceOf(phone.view['vote'] as Fields);
	const byCode = at(phone.view, 'vote', 'level') === 'coded' ? { code } : {};
	if (choice) await answered(phone, { type: 'CastBallot', vote, round: 1, choice, ...byCode });
	await tell({ type: 'CloseVote', vote, round: 1 });
	await phone.until((view) => at(view, 'vote', 'state') === 'closed');
	return choice;
}

async function answered(phone: Line, ballot: Fields): Promise<void> {
	const id = newId();
	const answer = await phone.send(ballot, id);
	expect(answer).toEqual(done);
	expect(await phone.send(ballot, id)).toEqual(answer);
}

test('A client of the protocol of 0.2.0: it speaks and comes back with what it held, and what was not answered is done once', async () => {
	const { phone, staff, tell } = await evening();
	const turn = newId();
	expect(await phone.send({ type: 'RaiseHand', kind: 'speak' }, turn)).toEqual(done);
	await phone.until((_, mine) => at(mine, 'turns', 0) === turn);
	phone.lose();
	await tell({ type: 'CallNext', after: null });
	const named = phone.send({ type: 'SetName', name: 'Awa' });
	await phone.comeBack();
	expect(phone.beganWhole).toBe(false);
	expect(await named).toEqual(done);
	await phone.until((view, mine) => at(view, 'floor', 'turn') === turn && mine['speaking'] === turn);
	expect(await phone.send({ type: 'EndTurn', turn })).toEqual(done);
	await staff.until((view) => view['floor'] === null);
	await phone.until((_, mine) => mine['name'] === 'Awa');
});

test('A client of the protocol of 0.2.0 among votes of its time and a later one: each of its ballots counts, and it stays where it does not know the kind', async () => {
	const now = await evening();
	await now.tell({ type: 'CountPresent', present: 3 });
	await now.tell({ type: 'AdmitPhones' });
	for (const [index, counts] of counted.entries()) {
		expect(await voted(now, index)).not.toBeNull();
		expect(at(now.phone.view, 'vote', 'counts'), votes[index]?.kind).toMatchObject(counts);
	}
	expect(await voted(now, votes.length - 1)).toBeNull();
	expect(at(now.phone.view, 'vote', 'results', 0, 'cast')).toBe(0);

	const wall = textAt(now.staff.view, 'walls', 0, 'id');
	await now.tell({ type: 'OpenWall', wall });
	await now.phone.until((view) => at(view, 'wall', 'state') === 'open');
	const idea = newId();
	expect(await now.phone.send({ type: 'PostIdea', wall, words: 'Un arbre' }, idea)).toEqual(done);
	await now.tell({ type: 'ShowIdea', idea });
	await now.screen.until((view) => at(view, 'ideas', 0, 'id') === idea);
	await now.tell({ type: 'NoteEntry', kind: 'decision', words: 'Un banc' });
	await now.tell({ type: 'CloseMeeting' });
	for (const line of [now.phone, now.screen])
		await line.until((view) => at(view, 'meeting', 'phase') === 'closed');

	expect(now.phone.view).toEqual((await enter(now.url, now.seat)).view);
	const meeting = textAt(now.phone.view, 'meeting', 'id');
	const minutes = await (
		await readMinutes(now, { id: meeting, token: String(now.seat.token) }, '.json')
	).json();
	for (const words of [...votes.map(({ question }) => question), 'Un banc', 'Un arbre'])
		expect(JSON.stringify(minutes)).toContain(words);
});
