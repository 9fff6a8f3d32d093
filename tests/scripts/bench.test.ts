// The measures of the bench itself: a generator that counts wrong would praise or blame the wrong thing.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fallsShort, p95, ratio, spread } from '#scripts/bench/figures.ts';
import { floorKey, join } from '#scripts/bench/hall.ts';
import { orderOf } from '#scripts/bench/order.ts';
import { RawClient, since } from '#scripts/bench/raw-client.ts';
import { rowNames } from '#scripts/bench/rows.ts';
import { shortfalls, told } from '#scripts/bench/table.ts';
import { startTarget, type Kind, type Target } from '#scripts/bench/target.ts';

async function started(kind: Kind, dataDir?: string): Promise<Target> {
	const target = await startTarget(kind, dataDir === undefined ? {} : { dataDir });
	onTestFinished(() => target.stop());
	return target;
}

test('the bare floor sends each client one frame, counted to the byte', async () => {
	const { url } = await started('ws');
	const clients = [new RawClient(url, null), new RawClient(url, null)];
	onTestFinished(() => clients.forEach((client) => client.close()));
	await Promise.all(clients.map(({ opened }) => opened));
	const before = clients.map(({ tally }) => tally);
	const text = `one-${'x'.repeat(296)}`;
	const seen = clients.map((client) => client.mark('one-'));
	clients[0]?.raw(text);
	await Promise.all(seen);
	for (const [index, client] of clients.entries()) {
		// RFC 6455: a frame has two bytes of header, and two of length above 125. A frame of the client has four more, for its mask.
		const sent = index === 0 ? text.length + 8 : 0;
		expect(since(client, before[index] ?? client.tally)).toEqual({
			frames: 1,
			received: text.length + 4,
			sent
		});
	}
});

test('the floor flushes each command once, in order, before it answers', async () => {
	const dataDir = await mkdtemp(path(tmpdir(), 'tablee-floor-'));
	onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
	const { url } = await started('socket.io', dataDir);
	const phone = await join(url, floorKey);
	onTestFinished(() => phone.close());
	const ids = Array.from({ length: 20 }, (_, index) => `id-${index}`);
	const answers = await Promise.all(ids.map((id) => phone.send(id, { type: 'Any' })));
	expect(answers).toEqual(ids.map((_, index) => ({ version: index + 2 })));
	const lines = (await readFile(path(dataDir, 'floor.jsonl'), 'utf8')).trimEnd().split('\n');
	const written = lines.map((line) => (JSON.parse(line) as { id: string }).id);
	expect(written.slice(1)).toEqual(ids);
});

test('a refusal counts as an error, not as a quick answer', async () => {
	const silent = createServer((socket) => void socket.end());
	await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => void silent.close());
	const address = silent.address();
	const port = typeof address === 'object' ? address?.port : 0;
	await expect(join(`http://127.0.0.1:${port}`, floorKey)).rejects.toThrow();
});

test('a ratio compares medians, and NaN misses every aim', () => {
	expect(ratio('', [9, 2, 4], [1, 2, 30], { unit: 'ms' }).value).toBe(2);
	expect(p95(Array.from({ length: 100 }, (_, index) => index + 1))).toBe(95);
	expect(spread([10, 12, 11])).toBeCloseTo(0.2);
	expect([1, 2, NaN].map((value) => fallsShort({ what: '', value, unit: '×', most: 1 }))).toEqual([
		false,
		true,
		true
	]);
});

test('a shortfall is named with its row, its value and its aim; without one nothing is printed', () => {
	const well = [
		{ what: 'frames per phone', value: 25, unit: 'frames', most: 25 },
		{ what: 'told, not judged', value: 9000, unit: 'ms' }
	] as const;
	const rows = [
		{ row: 'Vote storm', figures: well },
		{ row: 'A phone, cold, slow 4G', figures: [], skipped: 'no Chromium' }
	];
	expect(shortfalls(rows)).toEqual([]);
	const slow = { what: 'answer, p95', value: 2.504, unit: '×', most: 2 } as const;
	const lost = { what: 'phones', value: NaN, unit: 'failed', most: 0 } as const;
	const short = [
		...rows,
		{ row: 'Join storm', figures: [...well, slow] },
		{ row: 'Memory', figures: [lost] }
	];
	expect(shortfalls(short)).toEqual([
		'Join storm: answer, p95 is 2.5 ×, aim ≤ 2',
		'Memory: phones is NaN failed, aim ≤ 0'
	]);
	const marked = short.flatMap((each) => told(each).split('\n')).filter((line) => line.includes('SHORT'));
	expect(marked.map((line) => line.trim().split(/ {2,}/)[0])).toEqual(['answer, p95', 'phones']);
});

test('without a word every row is measured; words choose the rows, the file and the way', () => {
	expect(orderOf([])).toEqual({ path: 'bench.json', rows: rowNames, isQuick: false, isChecked: false });
	expect(orderOf(['mine.json', '--quick', '--check', '--only', 'votes,joins'])).toEqual({
		path: 'mine.json',
		rows: ['votes', 'joins'],
		isQuick: true,
		isChecked: true
	});
});

test.each([
	[['votes'], 'not to "votes"'],
	[['mine.json', 'votes'], '"votes"'],
	[['--only', 'votes,joinz'], 'no row "joinz"'],
	[['--only', ''], 'no row ""'],
	[['--quik'], '--quik']
])('a mistyped word starts no run, and is named: %j', (words, sentence) => {
	expect(orderOf(words)).toEqual({ wrong: expect.stringContaining(sentence) });
});
