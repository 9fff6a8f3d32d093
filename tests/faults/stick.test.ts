// The stick with the data is pulled out in the middle of a vote, and put back.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { facilitator, openMeeting, resident, tablesOf } from '../support/hall.ts';
import { filesIn } from '../support/folder-files.ts';
import { newFolder, startTestServer } from '../support/server.ts';
import { fallibleDisk } from '../support/store/folder.ts';
import { ballot, openVote } from '../support/faults/votes.ts';

const refused = { refused: 'not-saved' };

/** An evening on a stick, with an open vote and one acknowledged ballot. */
async function evening(dataDir: string, options: Parameters<typeof startTestServer>[0] = {}) {
	const server = await startTestServer({ dataDir, ...options });
	const { made, staff, item } = await openMeeting(server);
	const [one, two] = [await resident(server, made), await resident(server, made)];
	const vote = await openVote(staff, item);
	await one.do(ballot(vote, 'for'));
	return { server, made, staff, two, vote };
}

/** Everything that was acknowledged is there, and the evening goes on. */
async function goesOn(dataDir: string, { made, vote }: Awaited<ReturnType<typeof evening>>) {
	const again = await startTestServer({ dataDir });
	const staff = await facilitator(again, made);
	expect(staff.view).toMatchObject({ vote: { state: 'open', answered: 1 }, connections: { failing: false } });
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	const closed = await staff.until((view) => view.vote?.state === 'closed');
	expect(closed.vote?.results).toMatchObject([{ cast: 1, counts: { for: 1 } }]);
}

test('The stick with the data is pulled out during a vote, and its place is an empty folder: everything is refused, nothing is made there, and a start with the stick has everything that was acknowledged', async () => {
	const home = await newFolder();
	const [place, elsewhere] = [join(home, 'cle'), join(home, 'ailleurs')];
	const dataDir = join(place, 'donnees');
	const it = await evening(dataDir, { stateDir: join(home, 'cles-des-votes') });
	const { server, staff, two, vote } = it;
	await rename(place, elsewhere);
	await mkdir(dataDir, { recursive: true });
	expect(await two.send(ballot(vote, 'against'))).toEqual(refused);
	expect(await staff.send({ type: 'CountPresent', present: 9 })).toEqual(refused);
	await staff.until((view) => view.connections.failing);
	expect(await tablesOf(server, it.made.token)).toMatchObject({ isLost: true });
	expect(await readdir(dataDir, { recursive: true })).toEqual([]);
	// The stick is put back while the server runs, which still writes nothing.
	await rm(place, { recursive: true });
	await rename(elsewhere, place);
	const before = await filesIn(dataDir);
	expect(await two.send(ballot(vote, 'against'))).toEqual(refused);
	await server.close();
	expect(await filesIn(dataDir)).toEqual(before);
	const moved = join(home, 'cle-de-nouveau', 'donnees');
	await cp(dataDir, moved, { recursive: true });
	for (const folder of [dataDir, moved]) {
		const again = await startTestServer({ dataDir: folder, stateDir: join(home, 'cles-des-votes') });
		const back = await facilitator(again, it.made);
		expect(back.view, folder).toMatchObject({
			vote: { state: 'open', answered: 1 },
			connections: { failing: false }
		});
		await again.close();
	}
});

test('The stick is pulled out and put back before the next command: the command is saved, or refused until a start, and nothing acknowledged is lost', async () => {
	const home = await newFolder();
	const [place, elsewhere] = [join(home, 'cle'), join(home, 'ailleurs')];
	const dataDir = join(place, 'donnees');
	const it = await evening(dataDir, { stateDir: join(home, 'etat') });
	await rename(place, elsewhere);
	await rename(elsewhere, place);
	const answer = await it.staff.send({ type: 'CountPresent', present: 9 });
	await it.server.close();
	const again = await startTestServer({ dataDir, stateDir: join(home, 'etat') });
	const back = await facilitator(again, it.made);
	expect(back.view.people.present).toBe('refused' in answer ? 2 : 9);
});

const codes = ['EIO', 'ENODEV', 'ENXIO'];
for (const code of codes)
	test(`A stick answers ${code} from the middle of a vote on: commands are refused, staff are told, and a start has everything that was acknowledged`, async () => {
		const { disk, fault } = fallibleDisk();
		const dataDir = await newFolder();
		const it = await evening(dataDir, { disk });
		Object.assign(fault, { write: code, flush: code });
		expect(await it.two.send(ballot(it.vote, 'against'))).toEqual(refused);
		expect(await it.staff.send({ type: 'CountPresent', present: 9 })).toEqual(refused);
		await it.staff.until((view) => view.connections.failing);
		await it.server.close().catch(() => undefined);
		await goesOn(dataDir, it);
	});

/** A real file system at this place. */
function mounted(place: string): { pull: () => void } {
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', place], { stdio: 'ignore' });
	} catch (error) {
		throw new Error('mounting is not allowed here', { cause: error });
	}
	let isThere = true;
	const pull = () => {
		if (isThere) execFileSync('umount', ['-l', place]);
		isThere = false;
	};
	onTestFinished(pull);
	return { pull };
}

test('A mounted stick is gone at once, its files still open: nothing more is acknowledged, and nothing is made in its place', async () => {
	const place = await newFolder();
	const stick = mounted(place);
	const dataDir = join(place, 'donnees');
	const it = await evening(dataDir, { stateDir: `${place}-state` });
	stick.pull();
	expect(await it.two.send(ballot(it.vote, 'against'))).toEqual(refused);
	await it.staff.until((view) => view.connections.failing);
	await it.server.close().catch(() => undefined);
	expect(await readdir(place)).toEqual([]);
});
