// Commands that come at just the moment when the disk of a room is slow, or when nobody is in the room.
import { readdir, readlink } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { newId } from '#server/process/ids.ts';
import { removeMeeting, StillOpen } from '#server/keeping/removal.ts';
import { retain } from '#server/keeping/retention.ts';
import { StoreFailure, type Store } from '#server/store/store.ts';
import { connect, newToken } from '../support/client.ts';
import { overMeetings } from '../support/failing.ts';
import { Gate } from '../support/gate.ts';
import { facilitator as facilitate, openMeeting, resident } from '../support/hall.ts';
import { facilitator, meetingOf, openRooms, watched, type Ground } from '../support/rooms.ts';
import { ask, startTestServer } from '../support/server.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const reopen = { type: 'ReopenMeeting', reason: 'Corriger une date' } as const;
const day = 24 * 60 * 60 * 1000;

const slow = (flush: Gate) => (store: Store) =>
	overMeetings(store, { append: (...lines) => flush.pass(() => meetingStreams(store).append(...lines)) });

async function closedIn(ground: Ground) {
	const commands = [
		{ type: 'OpenDoors' },
		{ type: 'GiveCard', number: 7 },
		{ type: 'CloseMeeting' }
	] as const;
	const row = await meetingOf(ground, commands);
	return { row, room: (await ground.rooms.open(row)).room };
}

test('Commands come while a slow disk erases a name that it refused to erase before: each is answered, and none waits for another command', async () => {
	const erasing = new Gate().shut();
	let refusals = 1;
	const server = await startTestServer({
		around: (store) =>
			overMeetings(store, {
				dropName: (...asked) => {
					if (refusals === 0) return erasing.pass(() => meetingStreams(store).dropName(...asked));
					refusals -= 1;
					return Promise.reject(new StoreFailure('the test refuses', false));
				}
			})
	});
	const { made, staff } = await openMeeting(server);
	const phone = await resident(server, made);
	await phone.do({ type: 'SetName', name: 'Zora' });
	await phone.do({ type: 'ForgetPerson' });
	await erasing.reached;
	const hand = phone.send({ type: 'RaiseHand', kind: 'speak' });
	const count = staff.send({ type: 'CountPresent', present: 4 });
	// A message that is no command is answered at once. By then, those before it have come in.
	await Promise.all([phone.raw({}), staff.raw({})]);
	erasing.open();
	for (const answer of await Promise.all([hand, count])) expect(answer).toHaveProperty('version');
	const view = await staff.until(({ people, connections }) => people.present === 4 && !connections.owing);
	expect(view.turns).toHaveLength(1);
});

test('A laptop asks to remove a meeting whose reopening is on its way to a slow disk: it is told that the meeting goes on', async () => {
	const flush = new Gate();
	const server = await startTestServer({ around: slow(flush) });
	const { made, staff } = await openMeeting(server);
	await staff.do({ type: 'CloseMeeting' });
	flush.shut();
	const reopening = staff.send(reopen);
	await flush.reached;
	const removal = ask(server, `/meetings/${made.id}`, {
		method: 'DELETE',
		token: made.token,
		body: { title: 'Réunion de mars' }
	});
	flush.open();
	expect(await reopening).toHaveProperty('version');
	expect(await removal).toMatchObject({ status: 409, body: { refused: 'not-closed' } });
	expect((await facilitate(server, made)).view.meeting.phase).toBe('correcting');
});

test('A meeting is removed while its reopening is on its way to a slow disk: it is reopened, and stays', async () => {
	const flush = new Gate();
	const ground = await openRooms(slow(flush));
	const { row, room } = await closedIn(ground);
	flush.shut();
	const reopening = room.submit(facilitator, newId(), reopen);
	await flush.reached;
	const looking = watched(ground);
	const removal = removeMeeting(looking.ground, row, {
		why: 'asked',
		language: 'fr',
		mayGo: () => undefined
	});
	await looking.emptied;
	flush.open();
	expect(await reopening).toHaveProperty('version');
	await expect(removal).rejects.toBeInstanceOf(StillOpen);
	expect((await ground.rooms.open(row)).room.state.about.phase).toBe('correcting');
});

test('Retention comes to a meeting whose reopening is on its way to a slow disk: it is reopened, and keeps its names', async () => {
	const flush = new Gate();
	const ground = await openRooms(slow(flush));
	const { row, room } = await closedIn(ground);
	const [card = ''] = room.state.people.order;
	await meetingStreams(ground.store).setName(row.id, card, 'Zora');
	ground.passes(31 * day);
	flush.shut();
	const reopening = room.submit(facilitator, newId(), reopen);
	await flush.reached;
	const looking = watched(ground);
	const retention = retain(looking.ground);
	await looking.emptied;
	flush.open();
	expect(await reopening).toHaveProperty('version');
	await retention;
	expect(Object.values(await meetingStreams(ground.store).names(row.id))).toEqual(['Zora']);
});

test('An empty room closes, and everybody comes back at once: each finds their seat and hand, and a resend finds its answer', async () => {
	const server = await startTestServer({ idleMs: 20 });
	const { made, staff } = await openMeeting(server);
	const tokens = Array.from({ length: 10 }, newToken);
	const hands = await Promise.all(
		tokens.map(async (token) => {
			const phone = await resident(server, made, token);
			const id = newId();
			const answer = await phone.send({ type: 'RaiseHand', kind: 'speak' }, id);
			phone.close();
			return { token, id, answer };
		})
	);
	staff.close();
	const isHeld = async (handle: string) =>
		(await readlink(`/proc/self/fd/${handle}`).catch(() => '')).includes(made.id);
	await expect
		.poll(async () => (await Promise.all((await readdir('/proc/self/fd')).map(isHeld))).includes(true))
		.toBe(false);
	await Promise.all(
		hands.map(async ({ token, id, answer }) => {
			const phone = await connect(server, { meeting: made.key, token, role: 'resident' });
			expect(phone.mine?.turns).toEqual([id]);
			expect(await phone.send({ type: 'RaiseHand', kind: 'speak' }, id)).toEqual(answer);
		})
	);
	expect((await facilitate(server, made)).view.turns).toHaveLength(10);
});

test('Two scribes edit the same entry at once: the first edit stands, the second scribe is told, and neither loses words without being asked', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const entry = await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Un banc' });
	const scribes = await Promise.all(
		[1, 2].map(() => connect(server, { meeting: made.id, token: made.token, role: 'scribe' }))
	);
	const edits = ['Un banc au soleil', 'Deux bancs'].map((words) => ({ words, seen: 0 }));
	const answers = await Promise.all(
		scribes.map((scribe, at) =>
			scribe.send({ type: 'EditEntry', entry, kind: 'decision', words: '', ...edits[at] })
		)
	);
	expect(answers.filter((answer) => 'version' in answer)).toHaveLength(1);
	expect(answers.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'entry-changed' }]);
	const first = edits[answers.findIndex((answer) => 'version' in answer)]?.words ?? '';
	const second = edits.find(({ words }) => words !== first)?.words ?? '';
	const wordsOf = ({ entries }: typeof staff.view) => entries.find(({ id }) => id === entry)?.words;
	expect(wordsOf(await staff.until((view) => wordsOf(view) !== 'Un banc'))).toBe(first);
	await staff.do({ type: 'EditEntry', entry, kind: 'decision', words: second, seen: 1 });
	const view = await staff.until((now) => wordsOf(now) === second);
	const traces = view.entries.find(({ id }) => id === entry)?.traces ?? [];
	expect(traces.map(({ before }) => before)).toEqual(['Un banc', first]);
});
