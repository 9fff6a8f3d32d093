// What a phone downloads to come in, from the scan until a ballot is acknowledged. Chromium itself counts the gzip bodies on the wire
// (CDP). Headers and the messages of the live line are printed beside. The typeface comes afterwards, and is counted apart.
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { namedFiles } from '../support/browser/phone-files.ts';
import { Party } from '../support/browser/party.ts';
import { residentSay } from '../support/browser/words.ts';

const most = { kB: 65, requests: 14, fontKB: 26, laterKB: 8 };

interface Fetched {
	readonly url: string;
	readonly kind: 'file' | 'font' | 'line';
	/** Of the response's headers. */
	headers: number;
	/** The bytes of its body, as it came. For a line, those of its messages in both directions. */
	body: number;
	isDone: boolean;
}

/** Everything that a page fetches from now on, request by request. */
async function count(session: CDPSession): Promise<Map<string, Fetched>> {
	const fetched = new Map<string, Fetched>();
	const begin = (id: string, url: string, kind: Fetched['kind'], isDone: boolean): void =>
		void fetched.set(id, { url, kind, headers: 0, body: 0, isDone });
	session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
		if (!request.url.startsWith('data:'))
			begin(requestId, request.url, type === 'Font' ? 'font' : 'file', false);
	});
	session.on('Network.responseReceived', ({ requestId, response }) => {
		const one = fetched.get(requestId);
		if (one) one.headers = response.encodedDataLength;
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const one = fetched.get(requestId);
		if (one) Object.assign(one, { body: encodedDataLength - one.headers, isDone: true });
	});
	session.on('Network.webSocketCreated', ({ requestId, url }) => begin(requestId, url, 'line', true));
	for (const event of ['Network.webSocketFrameReceived', 'Network.webSocketFrameSent'] as const)
		session.on(event, ({ requestId, response }) => {
			const one = fetched.get(requestId);
			if (one) one.body += Buffer.byteLength(response.payloadData);
		});
	await session.send('Network.enable');
	return fetched;
}

const kB = (bytes: number): number => Math.round(bytes / 10) / 100;
const sum = (all: readonly Fetched[], part: 'headers' | 'body'): number =>
	kB(all.reduce((bytes, one) => bytes + one[part], 0));

function tell(all: readonly Fetched[]): string {
	const of = (kind: Fetched['kind']) => all.filter((one) => one.kind === kind);
	const lines = [...of('file'), ...of('line'), ...of('font')].map(
		({ url, body }) => `  ${kB(body).toFixed(2).padStart(6)} kB  ${new URL(url).pathname}`
	);
	return (
		`First load: ${sum(of('file'), 'body')} kB gzip in ${all.length - of('font').length} requests (at most ${most.kB} ` +
		`and ${most.requests}), besides ${sum(all, 'headers')} kB of headers and ${sum(of('line'), 'body')} kB by the ` +
		`live line; then ${sum(of('font'), 'body')} kB of typeface\n${lines.join('\n')}\n`
	);
}

/** What a French phone fetches ahead. */
const filesAhead = (): readonly string[] =>
	Object.entries(namedFiles().later)
		.filter(([name]) => !name.startsWith('resident') && (name.endsWith('.fr') || !name.includes('.')))
		.flatMap(([, files]) => files);

/** The bytes of a later part as it came: its file, the files that it shares with others, and its words. */
function sizeOfPart(name: string, fetched: readonly Fetched[]): number {
	const { later } = namedFiles();
	const files = [...(later[name] ?? []), ...(later[`${name}.fr`] ?? [])];
	// A file that was fetched ahead of its import came from the cache the second time.
	const bodies = files.map((file) =>
		Math.max(0, ...fetched.filter(({ url }) => url.endsWith(file)).map(({ body }) => body))
	);
	return kB(bodies.reduce((bytes, body) => bytes + body, 0));
}

let party: Party;
beforeAll(async () => {
	party = await Party.open();
	const vote = party.desk.view.votes[0]?.id ?? '';
	await party.desk.do({ type: 'OpenDoors' });
	await party.desk.do({ type: 'OpenVote', vote });
	for (let n = 0; n < 12; n += 1) await party.neighbour();
});
afterAll(() => party.close());

test('from the scan until a ballot is received: at most 65 kB and 14 requests, all to the host', async () => {
	const say = await residentSay('fr');
	const { page, context, hosts } = await party.blank('phone', '/minutes/none');
	await page.goto('about:blank');
	const fetched = await count(await context.newCDPSession(page));
	await page.goto(`${party.server.phones}/#${party.key}`, { waitUntil: 'commit' });
	await page.getByRole('button', { name: say('vote.choice.for') }).tap();
	await page.getByText(say('answer.ballot')).waitFor();
	await expect.poll(() => [...fetched.values()].filter(({ isDone }) => !isDone)).toEqual([]);

	const all = [...fetched.values()];
	process.stdout.write(tell(all));
	const [files, lines, fonts] = (['file', 'line', 'font'] as const).map((kind) =>
		all.filter((one) => one.kind === kind)
	);
	// A count that missed most files would be small, too.
	expect(sum(files ?? [], 'body')).toBeGreaterThan(40);
	expect(lines).not.toEqual([]);
	expect(fonts).not.toEqual([]);
	expect.soft(sum(files ?? [], 'body')).toBeLessThanOrEqual(most.kB);
	expect.soft((files?.length ?? 0) + (lines?.length ?? 0)).toBeLessThanOrEqual(most.requests);
	expect.soft(sum(fonts ?? [], 'body')).toBeLessThanOrEqual(most.fontKB);
	expect([...hosts]).toEqual([new URL(party.server.phones).host]);

	// Once the line is idle, the files of the other stages follow.
	const ahead = (): readonly Fetched[] => [...fetched.values()].filter((one) => !all.includes(one));
	const pathsAhead = (): string[] =>
		ahead()
			.filter(({ isDone }) => isDone)
			.map(({ url }) => new URL(url).pathname);
	await expect.poll(pathsAhead).toEqual(expect.arrayContaining([...filesAhead()]));
	const parts = Object.keys(namedFiles().later).filter((name) => !name.includes('.'));
	const sizes = parts.map((name) => ({ name, size: sizeOfPart(name, ahead()) }));
	process.stdout.write(
		`Fetched ahead: ${sum(ahead(), 'body')} kB gzip in ${ahead().length} requests; ` +
			`with its words and what it shares: ${sizes.map(({ name, size }) => `${name} ${size} kB`).join(', ')}\n`
	);
	expect(parts.length).toBeGreaterThan(3);
	for (const { name, size } of sizes) {
		expect(size, name).toBeGreaterThan(0.5);
		expect.soft(size, name).toBeLessThanOrEqual(most.laterKB);
	}
});
