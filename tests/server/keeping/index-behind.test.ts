// The index is another file than the journal, and may be slow to follow. What it repeats of a meeting is shown as the lines of the
// meeting were told it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dropCopies } from '../../support/catalogue.ts';
import { overlay } from '../../support/failing.ts';
import { Gate } from '../../support/gate.ts';
import { facilitator, openMeeting, resident, tablesOf } from '../../support/hall.ts';
import { ask, newFolder, post, startTestServer } from '../../support/server.ts';
import type { Store } from '#server/store/store.ts';

/** A store that writes its index only once the gate is open. */
const slowIndex =
	(gate: Gate) =>
	(store: Store): Store => {
		const { catalogue } = store;
		const slow = new Proxy(catalogue, {
			get(target, name) {
				if (name === 'update')
					return (change: Parameters<typeof catalogue.update>[0]) => gate.pass(() => target.update(change));
				const own: unknown = Reflect.get(target, name);
				return typeof own === 'function' ? (own.bind(target) as unknown) : own;
			}
		});
		return overlay(store, { catalogue: slow });
	};

async function slowHall() {
	const gate = new Gate();
	const server = await startTestServer({ around: slowIndex(gate) });
	const hall = await openMeeting(server);
	const phone = await resident(server, hall.made);
	const { code } = (await hall.staff.until((view) => view.hall.code !== null)).hall;
	const row = async () => {
		const { tables } = await tablesOf(server, hall.made.token);
		return tables.flatMap(({ meetings }) => meetings)[0];
	};
	return { ...hall, server, gate, phone, code, row };
}

test('L54 whoever sees that a meeting is closed cannot join it by its code, and the list agrees, however slow the index is', async () => {
	const { server, made, staff, gate, phone, code, row } = await slowHall();
	gate.shut();
	const closing = staff.do({ type: 'CloseMeeting' });
	await phone.until((view) => view.meeting.phase === 'closed');
	expect(await post(server, '/join', { code })).toMatchObject({ status: 404 });
	expect(await row()).toMatchObject({ phase: 'closed' });
	await closing;
	expect((await staff.until((view) => view.meeting.phase === 'closed')).hall.code).toBeNull();
	expect(await ask(server, '/retention', { token: made.token })).toMatchObject({
		body: { coming: [{ meeting: made.id }] }
	});
	gate.open();
});

test('L54 whoever sees that a meeting is open again can join it, and none of it is due for erasing', async () => {
	const { server, made, staff, gate, phone, code, row } = await slowHall();
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.hall.code === null);
	gate.shut();
	await staff.do({ type: 'TakeBackClosing' });
	await phone.until((view) => view.meeting.phase === 'open');
	expect((await staff.until((view) => view.meeting.phase === 'open')).hall.code).toBe(code);
	expect(await post(server, '/join', { code })).toMatchObject({ body: { key: made.key } });
	expect(await row()).toMatchObject({ phase: 'open', closedAt: null });
	expect(await ask(server, '/retention', { token: made.token })).toMatchObject({
		body: { coming: [], due: [] }
	});
	gate.open();
});

test('L54 a meeting is listed and removed under the title that was shown last', async () => {
	const { server, made, staff, gate, row } = await slowHall();
	await staff.do({ type: 'CloseMeeting' });
	await staff.do({ type: 'ReopenMeeting', reason: 'Le titre' });
	await staff.do({ type: 'EditMeeting', title: 'Réunion de mai' });
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	gate.shut();
	await staff.do({ type: 'ReopenMeeting', reason: 'Encore le titre' });
	await staff.do({ type: 'EditMeeting', title: 'Réunion de juin' });
	await staff.do({ type: 'CloseMeeting' });
	expect(await row()).toMatchObject({ title: 'Réunion de juin', phase: 'closed' });
	const remove = (title: string) =>
		ask(server, `/meetings/${made.id}`, { method: 'DELETE', token: made.token, body: { title } });
	expect(await remove('Réunion de mai')).toMatchObject({ status: 400 });
	gate.open();
	expect(await remove('Réunion de juin')).toMatchObject({ status: 200 });
});

test('L54 a date that comes with a new meeting is listed as soon as the meeting is', async () => {
	const { server, made } = await slowHall();
	const [table] = (await tablesOf(server, made.token)).tables;
	const body = { title: 'Avril', date: '2027-04-11' };
	await post(server, `/tables/${table?.id}/meetings`, body, made.token);
	const listed = (await tablesOf(server, made.token)).tables.flatMap(({ meetings }) => meetings);
	expect(listed.find(({ title }) => title === 'Avril')).toMatchObject({ date: '2027-04-11' });
});

test('L54 if a crash left the index behind, a closed door stays closed, and its code is refused', async () => {
	const dataDir = await newFolder();
	const first = await startTestServer({ dataDir });
	const { made, staff } = await openMeeting(first);
	const { code } = staff.view.hall;
	const before = await readFile(join(dataDir, 'catalogue.json'), 'utf8');
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.hall.code === null);
	await first.close();
	await writeFile(join(dataDir, 'catalogue.json'), before);
	await dropCopies(dataDir);
	const again = await startTestServer({ dataDir });
	expect(await post(again, '/join', { code })).toMatchObject({ status: 404 });
	const back = await facilitator(again, made);
	expect(back.view.meeting.phase).toBe('closed');
});
