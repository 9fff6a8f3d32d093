// Slow copies of the folder, made while people answer a secret vote: file by file, in any order, with ballots between the files. The
// folder never was as such a copy is. Each copy must open, and its vote and its meeting must close.
import { copyFile, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { StaffView } from '#meeting/view-types.ts';
import type { Client } from '../support/client.ts';
import { dice, type Dice } from '../support/dice.ts';
import { facilitator, openMeeting, resident, type PreparedMeeting } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { newFolder, startTestServer } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';
import { ballot, openVote } from '../support/faults/votes.ts';

const seed = Number(process.env['COPY_SEED'] ?? Math.floor(Math.random() * 1e6));
const copies = Number(process.env['COPIES'] ?? 12);
const options = ['for', 'against', 'abstain', 'none'] as const;

/** Sends ballots without end, from phones that are there and phones that come, in one round after the other. It tells when more were acknowledged. */
function storm(chance: Dice, phones: Client[], vote: string, newPhone: () => Promise<Client>) {
	let [acknowledged, turn] = [0, 0];
	let isOver = false;
	let round = 1;
	const waiting = new Set<() => void>();
	const voting = (async () => {
		while (!isOver) {
			if (chance.chance(0.05)) phones.push(await newPhone());
			const some = Array.from({ length: 4 }, () => phones[(turn = (turn + 1) % phones.length)]);
			const answers = await Promise.all(
				some.map((phone) => phone?.send(ballot(vote, chance.pick(options) ?? 'for', round)))
			);
			acknowledged += answers.filter((answer) => answer && 'version' in answer).length;
			for (const wake of waiting) wake();
			waiting.clear();
		}
	})();
	return {
		/** Resolves once so many more ballots are in. */
		more: async (count: number) => {
			const until = acknowledged + count;
			while (acknowledged < until) await new Promise<void>((resolve) => waiting.add(resolve));
		},
		/** Closes the vote and opens the next round, without a ballot. */
		again: async (staff: Client<StaffView>) => {
			await staff.do({ type: 'CloseVote', vote, round });
			await staff.do({ type: 'ReopenVote', vote, round });
			round += 1;
		},
		end: () => {
			isOver = true;
			return voting;
		}
	};
}

/** Copies every file, in a random order, with ballots in between. A file that is gone by then is not in the copy. */
async function copySlowly(from: string, to: string, chance: Dice, more: (count: number) => Promise<void>) {
	const entries = await readdir(from, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const order = files.map((path) => ({ path, at: chance.roll(1e6) })).sort((a, b) => a.at - b.at);
	for (const { path } of order) {
		const copy = join(to, path.slice(from.length));
		await mkdir(dirname(copy), { recursive: true });
		await copyFile(path, copy).catch(() => undefined);
		await more(chance.roll(8));
	}
}

/** Opens the copy, closes what is open in one way or the other, and tells the outcome. */
async function closeCopy(dataDir: string, stateDir: string, made: PreparedMeeting, chance: Dice) {
	const server = await startTestServer({ dataDir, stateDir });
	const staff = await facilitator(server, made);
	const open = staff.view.vote;
	if (open?.state === 'open' && chance.chance(0.5))
		await closing(staff, { type: 'CloseVote', vote: open.id, round: open.round });
	await closing(staff, { type: 'CloseMeeting' });
	const closed = await staff.until((view) => view.meeting.phase === 'closed');
	const result =
		open?.state === 'open' ? closed.votes.find(({ id }) => id === open.id)?.results.at(-1) : undefined;
	await server.close();
	expect(await readdir(join(dataDir, 'boxes'))).toEqual([]);
	return {
		answered: result ? (open?.answered ?? 0) : 0,
		cast: result?.cast ?? 0,
		lost: result?.lost ?? 0,
		result
	};
}

/** Closes as people do: first without `lost`, and with it only after a refusal. */
async function closing(
	staff: Client<StaffView>,
	command: { type: 'CloseMeeting' } | { type: 'CloseVote'; vote: string; round: number }
) {
	const answer = await staff.send(command);
	if (!('refused' in answer)) return;
	expect(answer).toEqual({ refused: 'box-mismatch' });
	await staff.do({ ...command, lost: true });
}

test('Slow copies of the folder amid a vote storm, files in any order: each copy opens, its vote and its meeting close, readable ballots count, and the others are reported', async () => {
	// eslint-disable-next-line no-console -- to repeat a run
	console.info(`seed ${seed}, ${copies} copies`);
	const chance = dice(seed);
	const root = await newFolder();
	const [dataDir, aside] = [join(root, 'data'), join(root, 'aside')];
	const stateDir = stateBeside(dataDir);
	const server = await spawnServer(dataDir);
	const { made, staff, item } = await openMeeting(server);
	const phones: Client[] = await Promise.all(Array.from({ length: 24 }, () => resident(server, made)));
	const vote = await openVote(staff, item);
	const { more, again, end } = storm(chance, phones, vote, () => resident(server, made));
	const copied: string[] = [];
	for (let n = 0; n < copies; n += 1) {
		const copy = join(root, `copy-${n}`);
		await more(chance.roll(10));
		if (chance.chance(0.7)) await again(staff);
		const [isCut, closes] = [chance.chance(0.3), chance.roll(30)];
		await Promise.all([
			copySlowly(dataDir, copy, chance, more),
			isCut && more(closes).then(() => again(staff)) // amid the copying
		]);
		await rm(join(copy, 'lock'), { force: true });
		await cp(stateDir, stateBeside(copy), { recursive: true });
		copied.push(copy);
	}
	await more(20);
	await end();
	await server.stop('SIGKILL');

	// The copy lies beside the original. The key belongs to the original, so the copy reads nothing of the open round, and harms nothing.
	const keys = await readdir(join(stateDir, 'keys'));
	for (const copy of copied.slice(0, copies / 3)) {
		const { answered, cast, lost } = await closeCopy(copy, stateDir, made, chance);
		expect({ cast, lost }).toEqual({ cast: 0, lost: answered });
	}
	expect(await readdir(join(stateDir, 'keys'))).toEqual(keys);

	// The copy takes the place of the original. The ballots in its box count.
	await rename(dataDir, aside);
	let read = 0;
	let missing = 0;
	for (const copy of copied.slice(copies / 3)) {
		await rm(dataDir, { recursive: true, force: true });
		await rename(copy, dataDir);
		const { answered, cast, lost, result } = await closeCopy(dataDir, stateBeside(copy), made, chance);
		expect(cast + lost).toBe(answered);
		expect(Object.values(result?.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(cast);
		expect(Object.values(result?.channels ?? {}).reduce((sum, count) => sum + count, 0)).toBe(cast);
		read += cast;
		missing += lost;
	}
	expect(read).toBeGreaterThan(0);
	expect(missing).toBeGreaterThan(0);

	// And the original still has every ballot.
	await rm(dataDir, { recursive: true, force: true });
	await rename(aside, dataDir);
	const { answered, cast, lost } = await closeCopy(dataDir, stateDir, made, chance);
	expect({ cast, lost }).toEqual({ cast: answered, lost: 0 });
	expect(cast).toBeGreaterThan(0);
}, 120_000);
