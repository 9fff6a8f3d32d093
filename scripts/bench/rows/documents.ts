// How long the hall waits for an answer while sixty phones ask for the minutes in every format again and again, compared with the same
// hall while nobody reads. Each command changes the minutes, so they are made anew all the time.
import { Agent, get } from 'node:http';
import * as v from 'valibot';
import { readingAt } from '#api/meetings.ts';
import { minutesFiles } from '#api/minutes-files.ts';
import { randomId } from '#server/rehearsal/wire.ts';
import { median, p95, type Figure } from '../figures.ts';
import { hallOn, seat, type Hall } from '../hall.ts';
import { pause, type RawClient } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { withTarget } from '../target.ts';

const apartMs = 100;
/** How long a reader rests before the next document, as a person does. Without this rest, the bench would measure its own readers. */
const restMs = 500;
const agent = new Agent({ keepAlive: true });
const endings = ['', ...minutesFiles.map((file) => `.${file}`), '.docx?lang=en'];

/** The milliseconds until each answer. */
async function waits(hall: Hall, commands: number): Promise<number[]> {
	const all: number[] = [];
	for (let index = 0; index < commands; index += 1) {
		await pause(apartMs);
		const from = performance.now();
		await hall.staff.does({ type: 'NoteEntry', kind: 'decision', words: `Un banc, numéro ${index}` });
		all.push(performance.now() - from);
	}
	return all;
}

/** Each reads one document after the other, with a short rest, until `isOver`. Resolves to the number of documents read. */
async function readAll(
	addressOf: (ending: string) => string,
	readers: readonly RawClient[],
	isOver: () => boolean
): Promise<number> {
	let read = 0;
	const ask = async (reader: number): Promise<void> => {
		for (let turn = reader; !isOver(); turn += 1) {
			if (await isRead(addressOf(endings[turn % endings.length] ?? ''))) read += 1;
			await pause(restMs);
		}
	};
	await Promise.all(readers.map((_, reader) => ask(reader)));
	return read;
}

/** The address of each document of the table's edition, with a ticket that lasts for the whole round. */
async function tablesEdition(url: string, { meeting, token }: Hall): Promise<(ending: string) => string> {
	const answer = await fetch(`${url}/api/meetings/${meeting}/reading`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
		body: '{}'
	});
	const { minutes } = v.parse(readingAt, await answer.json());
	const [path = '', ticket = ''] = minutes.split('?');
	return (ending) => `${url}${path}${ending}${ending.includes('?') ? '&' : '?'}${ticket}`;
}

/** Reads with as little work as possible, because the work of this process would count as the hall's. */
const isRead = (address: string): Promise<boolean> =>
	new Promise((resolve, reject) =>
		get(address, { agent }, (response) =>
			response
				.resume()
				.on('end', () => resolve(response.statusCode === 200))
				.on('error', reject)
		).on('error', reject)
	);

interface Waited {
	readonly calm: readonly number[];
	readonly busy: readonly number[];
	readonly read: number;
}

const measure = ({ readers, notes, commands }: Sizes['documents']): Promise<Waited> =>
	withTarget('tablee', async (target) => {
		const hall = await hallOn('tablee', target);
		if (!hall) throw new Error('a hall');
		const phones = await seat(target.url, hall.key, readers);
		for (const phone of phones) await phone.send(randomId(12), { type: 'RaiseHand', kind: 'speak' });
		for (let note = 0; note < notes; note += 1) {
			await pause(30); // faster commands of one device are refused
			await hall.staff.does({
				type: 'NoteEntry',
				kind: 'quote',
				words: `On attend depuis mars, numéro ${note}`
			});
		}
		const addressOf = await tablesEdition(target.url, hall);
		await (await fetch(addressOf('.docx'))).arrayBuffer(); // the process that makes them has started
		const before = await waits(hall, commands / 2);
		let isOver = false;
		const reading = readAll(addressOf, phones, () => isOver);
		await pause(1000);
		const busy = await waits(hall, commands);
		isOver = true;
		const read = await reading;
		await pause(1000);
		// Measures before and after, so that other work of the machine affects both.
		const calm = [...before, ...(await waits(hall, commands / 2))];
		for (const phone of phones) phone.close();
		hall.staff.close();
		return { calm, busy, read };
	});

export async function documents({ rounds, documents: sizes }: Sizes): Promise<Figure[]> {
	const all: Waited[] = [];
	for (let round = 0; round < rounds; round += 1) all.push(await measure(sizes));
	// Takes the middle round, because other work of the machine affects one of them.
	const [round] = all
		.map(({ calm, busy }) => ({ calm: p95(calm), busy: p95(busy) }))
		.toSorted((a, b) => a.busy / a.calm - b.busy / b.calm)
		.slice(Math.floor(all.length / 2));
	if (!round) throw new Error('a round');
	const { calm, busy } = round;
	return [
		{
			what: `an answer while ${sizes.readers} phones ask for documents, p95`,
			value: busy / calm,
			unit: '×',
			most: 1.5,
			from: `${busy.toFixed(1)} to ${calm.toFixed(1)} ms; ${median(all.map(({ read }) => read))} read`
		}
	];
}
