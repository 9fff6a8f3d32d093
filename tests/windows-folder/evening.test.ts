// An evening in the folder for Windows. After a kill, everything that was acknowledged is there, whoever else has the files open.
import { cpSync, readdirSync, readFileSync, writeFileSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ballot, openVote } from '../support/faults/votes.ts';
import {
	facilitator,
	laptop,
	makeTable,
	openMeeting,
	resident,
	tablesOf,
	type Reached
} from '../support/hall.ts';
import { exported, imported } from '../support/moving.ts';
import { newFolder, startTestServer } from '../support/server.ts';
import { inWine, open, startProgram, withStick } from '../support/windows-folder/folder.ts';
import { readMinutes } from '../support/reading.ts';

const data = 'C:\\users\\Hélène\\AppData\\Local\\Tablee\\donnees';
const here = 'Tablee/donnees';

async function hall(server: Reached, count: number) {
	const meeting = await openMeeting(server, { title: 'Forêt & café' });
	const phones = await Promise.all(Array.from({ length: count }, () => resident(server, meeting.made)));
	const vote = await openVote(meeting.staff, meeting.item);
	const act = (n: number) =>
		Promise.all(
			phones.map(async (phone, at) => {
				await phone.do({ type: 'SetName', name: `Zoé ${n}.${at}` });
				await phone.do(ballot(vote, at % 2 === 0 ? 'for' : 'against', 1));
			})
		);
	return { ...meeting, vote, act };
}

inWine(
	'L80 in Windows, the folder opens, votes, is killed, and opens again: every ballot is there, and the minutes are made',
	async () => {
		const windows = await withStick();
		const first = await open(windows);
		const { made, vote, act } = await hall(first, 4);
		await act(0);
		first.kill();
		const second = await open(windows);
		const token = await laptop(second);
		const back = await facilitator(second, { ...made, token });
		await back.do({ type: 'CallLast', vote, round: 1 });
		const { vote: closed } = await back.until((view) => view.vote?.state === 'closed');
		expect(closed?.results).toMatchObject([{ cast: 4, counts: { for: 2, against: 2 } }]);
		const names = back.view.persons.map(({ label }) => (label.kind === 'name' ? label.name : null));
		expect(names.sort()).toEqual([0, 1, 2, 3].map((at) => `Zoé 0.${at}`));
		await back.do({ type: 'CloseMeeting' });
		const docx = await readMinutes(second, { ...made, token }, '.docx');
		expect(
			Buffer.from(await docx.arrayBuffer())
				.subarray(0, 2)
				.toString()
		).toBe('PK');
		const { bytes } = await exported(second, token, made.id);
		const elsewhere = await startTestServer();
		const there = await laptop(elsewhere);
		expect(await imported(elsewhere, there, bytes)).toMatchObject({ arrival: 'taken' });
		expect((await exported(elsewhere, there, made.id)).bytes.equals(bytes)).toBe(true);
		expect(await imported(second, token, bytes)).toMatchObject({ arrival: 'already-here' });
		expect((await tablesOf(second, token)).tables).toHaveLength(1);
	}
);

inWine(
	'L31 in Windows, everything is acknowledged although a scanner opens each file that changes',
	async () => {
		const windows = await withStick();
		const server = await open(windows);
		const { made, act, staff, vote } = await hall(server, 4);
		const scanner = await startProgram(
			windows,
			data,
			`const seen = new Map(), held = [];
			for (; !isOver(); pause(5)) {
				for (const name of fs.readdirSync(data, { recursive: true })) try {
					const file = fs.openSync(data + '\\\\' + name, 'r');
					const { mtimeMs } = fs.fstatSync(file);
					if (seen.get(name) === mtimeMs) fs.closeSync(file);
					else held.push({ file, until: Date.now() + 150 });
					seen.set(name, mtimeMs);
				} catch {}
				while (held[0]?.until < Date.now()) fs.closeSync(held.shift().file);
				isReady();
			}`
		);
		for (let n = 0; n < 3; n += 1) {
			await act(n);
			expect(await makeTable(server, made.token, `Table ${n}`)).toMatch(/./); // the list is a file that is replaced
		}
		await scanner.stop();
		expect((await tablesOf(server, made.token)).tables).toHaveLength(4);
		await staff.do({ type: 'CallLast', vote, round: 1 });
		const { vote: closed } = await staff.until((view) => view.vote?.state === 'closed');
		expect(closed?.results).toMatchObject([{ cast: 4 }]);
	}
);

inWine('L35 in Windows, a data folder that is copied while the server runs opens elsewhere', async () => {
	const windows = await withStick();
	const { made, act } = await hall(await open(windows), 4);
	const copier = await startProgram(
		windows,
		data,
		`for (let n = 0; !isOver(); n += 1) {
			try { fs.cpSync(data, 'C:\\\\copies\\\\' + n, { recursive: true }); } catch (error) {
				if (error.code !== 'ENOENT') throw error; // a file may go while it is copied
			}
			isReady();
		}`
	);
	for (let n = 0; n < 3; n += 1) await act(n);
	await copier.stop();
	const copies = join(windows.disk, 'copies');
	const sorted = readdirSync(copies).sort((a, b) => Number(a) - Number(b));
	expect(sorted.length).toBeGreaterThan(2);
	for (const name of sorted.slice(-2)) {
		const dataDir = join(await newFolder(), 'data');
		cpSync(join(copies, name), dataDir, { recursive: true });
		const elsewhere = await startTestServer({ dataDir });
		const token = await laptop(elsewhere);
		const there = await facilitator(elsewhere, { ...made, token });
		await there.do({ type: 'CloseMeeting', lost: true });
		expect(there.view.meeting.title).toBe('Forêt & café');
	}
});

inWine(
	'L88 in Windows, a log that is full while another program has it open: the server starts, and goes on',
	async () => {
		const windows = await withStick();
		const folder = join(windows.localAppData, here);
		mkdirSync(folder, { recursive: true });
		for (const name of ['log.txt', 'log-older.txt'])
			writeFileSync(join(folder, name), '{"msg":"before"}\n'.repeat(15_419));
		const full = statSync(join(folder, 'log.txt')).size;
		const reader = await startProgram(
			windows,
			data,
			`for (const name of ['log.txt', 'log-older.txt']) fs.openSync(data + '\\\\' + name, 'r');
		isReady();
		while (!isOver()) pause(50);`
		);
		const { staff } = await openMeeting(await open(windows, { LOG_LEVEL: 'info' }));
		await expect.poll(() => readFileSync(join(folder, 'log.txt'), 'utf8')).toContain('"msg":"started"');
		expect(statSync(join(folder, 'log.txt')).size).toBeLessThan(full);
		expect(readFileSync(join(folder, 'log-older.txt'), 'utf8')).not.toContain('started');
		await staff.do({ type: 'CountPresent', present: 3 });
		await reader.stop();
	}
);
