import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { languages } from '#i18n/catalogue.ts';
import { openMeeting } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { endings } from '../support/documents/endings.ts';
import { newFolder } from '../support/server.ts';
import { tablesEdition } from '../support/reading.ts';

/** `DOCUMENT_GETS=24000` is the long run. */
const gets = Number(process.env['DOCUMENT_GETS'] ?? 800);
const atOnce = 60;
const mostMb = 250;
/** L170. */
const mostMbOfMaker = 500;
/** Most requests are for the page. */
const addresses = ['', '', ...endings];

/** The most memory that a process has held so far. */
async function peakMb(pid: number): Promise<number> {
	const [, kB] = /^VmHWM:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kB) / 1024;
}

test('H24 a flood of requests for the minutes, in every format and language: memory stays bounded, and the hall is answered', async () => {
	const server = await spawnServer(await newFolder());
	const { made, staff } = await openMeeting(server);
	const words = Array.from({ length: 30 }, (_, n) => `${n}. ${'On attend un banc depuis mars. '.repeat(12)}`);
	for (const said of words) await staff.do({ type: 'NoteEntry', kind: 'decision', words: said });
	const pid = server.child.pid ?? NaN;
	const ticket = new URL(await tablesEdition(server, made)).searchParams.get('t');
	const statuses = new Map<number, number>();
	let asked = 0;
	const ask = async (): Promise<void> => {
		for (let n = asked++; n < gets; n = asked++) {
			// New notes change the minutes, so that they are made anew.
			if (n % 200 === 0) await staff.do({ type: 'CountPresent', present: (n / 200) % 50 });
			const language = languages[n % languages.length] ?? '';
			const behind = `${addresses[n % addresses.length] ?? ''}?lang=${language}&n=${n}`;
			const response = await fetch(`${server.url}/minutes/${made.key}${behind}&t=${ticket}`);
			await response.arrayBuffer();
			statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, ask));
	const maker = Number(await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8'));
	expect(await peakMb(pid)).toBeLessThan(mostMb);
	expect(await peakMb(maker)).toBeLessThan(mostMbOfMaker);
	expect([...statuses.keys()].filter((status) => status !== 200 && status !== 503)).toEqual([]);
	expect(statuses.get(200)).toBeGreaterThan(0);
}, 300_000);
