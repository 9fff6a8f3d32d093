import { readFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { languages } from '#i18n/catalogue.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { usual, type Limits } from '#server/documents/child/limits.ts';
import { mostAside, mostPlaces, DocumentShelf, type Snapshot } from '#server/documents/shelf.ts';
import { NotWritten, TooManyDocuments, Writer } from '#server/documents/writer.ts';
import { formats } from '#server/documents/formats.ts';
import { tableMinutes, type Format } from '#server/documents/order.ts';
import { openLog } from '#server/process/log.ts';
import { evening, names } from '#tests/support/meeting/evening.ts';
import { six } from '#tests/support/meeting/evening-contents.ts';

const record: Snapshot = { key: 'K7QM2XPA', meeting: evening, names };
const files = Object.keys(formats) as Format[];
/** A PDF takes longer than all others together. */
const quick = files.filter((format) => format !== 'pdf');

function open(longestMs?: number, limits?: Limits) {
	const clock = { now: six };
	const writer = new Writer({
		log: openLog('silent'),
		...(longestMs !== undefined && { longestMs }),
		...(limits && { limits })
	});
	onTestFinished(() => writer.close());
	return { clock, writer, shelf: new DocumentShelf(writer, () => clock.now) };
}
/** Stops the process at work, as if it hung. */
const freeze = (writer: Writer): void => void process.kill(writer.pid ?? NaN, 'SIGSTOP');
const start = async (shelf: DocumentShelf): Promise<void> =>
	void (await shelf.get(record, tableMinutes('md', 'fr')));

describe('L42 documents', () => {
	test('L42 a document is made once for everybody who asks, and again once its record has changed', async () => {
		const { writer, shelf } = open();
		const ask = (of: Snapshot) => quick.map((format) => shelf.get(of, tableMinutes(format, 'fr')));
		await Promise.all(Array.from({ length: 40 }, () => ask(record)).flat());
		await Promise.all(ask(record));
		expect(writer.made).toBe(quick.length);
		const { size } = shelf;
		const changed = { ...record, meeting: { ...evening } };
		await Promise.all(ask(changed));
		expect(writer.made).toBe(2 * quick.length);
		// However often the document is asked for, it is held once.
		expect(Math.abs(shelf.size - size)).toBeLessThan(1000);
	});

	test('L42 if a record changes while its document is made, one more is made, of the record at that time', async () => {
		const { writer, shelf } = open();
		const versions = Array.from({ length: 20 }, (_, n) => ({
			...record,
			meeting: { ...evening, about: { ...evening.about, title: `Titre ${n}` } }
		}));
		const made = await Promise.all(versions.map((each) => shelf.get(each, tableMinutes('md', 'fr'))));
		expect(writer.made).toBe(2);
		expect(made.at(-1)?.body.toString()).toContain('Titre 19');
		expect(made[1]?.body.toString()).toContain('Titre 19');
	});

	test('L42 the document of a meeting that goes on tells the time anew after a while', async () => {
		const { clock, writer, shelf } = open();
		const running = {
			...record,
			meeting: { ...evening, about: { ...evening.about, phase: 'open' as const } }
		};
		await shelf.get(running, tableMinutes('page', 'fr'));
		await shelf.get(running, tableMinutes('page', 'fr'));
		expect(writer.made).toBe(1);
		clock.now += 60_000;
		await shelf.get(running, tableMinutes('page', 'fr'));
		expect(writer.made).toBe(2);
	});

	test('L42 a document never gives a name that was forgotten', async () => {
		const { shelf } = open();
		expect((await shelf.get(record, tableMinutes('md', 'fr'))).body.toString()).toContain('told-Samira');
		const after = await shelf.get({ ...record, names: {} }, tableMinutes('md', 'fr'));
		expect(after.body.toString()).not.toContain('told-Samira');
	});

	test('L42 a process whose priority is below the server’s, and not the lowest, makes the documents, stays for the next ones, and is replaced once it is gone', async () => {
		const { writer, shelf } = open();
		await start(shelf);
		const { pid = NaN } = writer;
		expect(getPriority(pid)).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
		await shelf.get(record, tableMinutes('docx', 'fr'));
		expect(writer.pid).toBe(pid);
		const dying = shelf.get(record, tableMinutes('docx', 'en'));
		process.kill(pid, 'SIGKILL');
		expect((await dying).body.length).toBeGreaterThan(1000);
		expect(writer.pid).not.toBe(pid);
	});

	test('L42 documents that are asked for at the instant when the process dies still come', async () => {
		const { writer, shelf } = open();
		await start(shelf);
		for (let n = 0; n < 2; n += 1) {
			const { pid = NaN } = writer;
			process.kill(pid, 'SIGKILL');
			// The process is dead, and nobody here knows it yet.
			while (!readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) continue;
			const made = await shelf.get({ ...record, key: `KEY${n}` }, tableMinutes('md', 'fr'));
			expect(made.body.length).toBeGreaterThan(1000);
		}
	});

	test('L42 a document that takes too long is given up, and the next ones are made', async () => {
		const { writer, shelf } = open(20_000);
		await start(shelf);
		freeze(writer);
		await expect(shelf.get(record, tableMinutes('docx', 'fr'))).rejects.toBeInstanceOf(NotWritten);
		expect((await shelf.get(record, tableMinutes('docx', 'fr'))).body.length).toBeGreaterThan(1000);
	}, 120_000);

	test('L42 requests beyond what can wait are refused for a while, but the page that a removal leaves is not', async () => {
		const { writer, shelf } = open();
		await start(shelf);
		freeze(writer);
		const keys = Array.from({ length: 30 }, (_, n) => `KEY${n}`);
		const asked = keys.map((key) =>
			shelf.get({ ...record, key }, tableMinutes('md', 'fr')).then(
				() => 'made',
				(error: unknown) => (error instanceof TooManyDocuments ? 'refused' : 'failed')
			)
		);
		const minutes = minutesOf(evening, {});
		const order = {
			...tableMinutes('html', 'fr'),
			minutes,
			zone: 'Europe/Paris',
			at: six,
			here: null
		};
		const left = writer.write(order, true);
		process.kill(writer.pid ?? NaN, 'SIGCONT');
		expect(Buffer.from((await left).body).toString()).toContain('</html>');
		const told = await Promise.all(asked);
		expect(told.filter((each) => each === 'made')).toHaveLength(24);
		expect(told.filter((each) => each === 'refused')).toHaveLength(6);
	});
});

describe('L170 what a document may cost', () => {
	test.each([
		['memory', { ...usual, bytes: 20e6 }],
		['time of a core', { ...usual, workMs: 1 }]
	])('L170 a document that needs too much %s is given up, and its process ended', async (_, limits) => {
		const { writer, shelf } = open(undefined, limits);
		await expect(shelf.get(record, tableMinutes('pdf', 'fr'))).rejects.toBeInstanceOf(NotWritten);
		expect(writer.made).toBe(0);
		await expect.poll(() => writer.pid, { timeout: 20_000 }).toBeUndefined();
	});

	test('L170 a process that rests near its limit is not used again', async () => {
		const { writer, shelf } = open(undefined, { ...usual, bytes: 140e6 });
		await start(shelf);
		const { pid } = writer;
		await shelf.get(record, tableMinutes('md', 'en'));
		expect(pid).toBeDefined();
		await expect.poll(() => writer.pid, { timeout: 20_000 }).not.toBe(pid);
	});
});

describe('L56 places on the shelf', () => {
	test('L56 the shelf has so many places and no more; the document that nobody asked for longest goes first', async () => {
		const { writer, shelf } = open();
		const keys = Array.from({ length: 2 * mostPlaces }, (_, n) => `KEY${n}`);
		const ask = (key: string) => shelf.get({ ...record, key }, tableMinutes('md', 'fr'));
		for (const key of keys) {
			await ask(key);
			await ask('KEY0'); // asked for all along
		}
		expect(shelf.places).toBe(mostPlaces);
		expect(writer.made).toBe(keys.length);
		await ask('KEY1');
		expect(writer.made).toBe(keys.length + 1);
	}, 30_000);

	test('L56 extracts and asked versions have few places, and push out nothing that phones read', async () => {
		const { writer, shelf } = open();
		const whole = tableMinutes('md', 'fr');
		await shelf.get(record, whole);
		const item = { ...whole, document: { kind: 'item', of: 'item-2' } as const };
		for (let n = 0; n < 2 * mostAside; n += 1) {
			await shelf.get({ ...record, key: `KEY${n}` }, item);
			await shelf.get(record, { ...whole, query: `v=${n}` });
		}
		expect(shelf.places).toBe(1 + mostAside);
		const { made } = writer;
		await shelf.get(record, whole);
		expect(writer.made).toBe(made);
		await shelf.get({ ...record, key: 'KEY0' }, item);
		expect(writer.made).toBe(made + 1);
	}, 30_000);

	test('L56 a document that is refused or cannot be made takes no place', async () => {
		const { writer, shelf } = open();
		await start(shelf);
		freeze(writer);
		const keys = Array.from({ length: 200 }, (_, n) => `KEY${n}`);
		const asked = keys.map((key) => shelf.get({ ...record, key }, tableMinutes('md', 'fr')));
		await Promise.race(asked.map((each) => each.catch(() => 'refused')));
		await expect(asked.at(-1)).rejects.toBeInstanceOf(TooManyDocuments);
		expect(shelf.places).toBe(1 + 24);
		await writer.close();
		await Promise.allSettled(asked);
		expect(shelf.places).toBe(1);
	});

	test('L56 the shelf holds every document of four meetings, so that an evening makes none twice', () => {
		expect(mostPlaces).toBeGreaterThanOrEqual(4 * files.length * languages.length);
	});
});
