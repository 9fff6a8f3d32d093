// How long each document of an evening takes to be made, in each of its files, and how much memory its process takes: 300 people, 200 entries,
// a wall and a vote. And how long the hall waits for an answer while one laptop takes one document after the other.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { readingAt } from '#api/meetings.ts';
import {
	documentEnding,
	documentKinds,
	documentsOf,
	filesOf,
	type DocumentKind
} from '#api/minutes-files.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import { orderOf, type Format } from '#server/documents/order.ts';
import { Writer } from '#server/documents/writer.ts';
import { openLog } from '#server/process/log.ts';
import { randomId } from '#server/rehearsal/wire.ts';
import { median, p95, type Figure } from '../figures.ts';
import { ballot, hallOn, openVote, seat, type Hall } from '../hall.ts';
import { manyAtOnce, pause } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { withTarget } from '../target.ts';

const apartMs = 100;
/** Faster commands of one device are refused. */
const betweenMs = 30;
const mostMs = 3000;
const noted = [{ kind: 'quote' }, { kind: 'decision' }, { kind: 'action' }, { kind: 'question' }] as const;

/** An evening with so many people, entries and ideas. */
async function filled(url: string, hall: Hall, { people, entries, ideas }: Sizes['papers']): Promise<void> {
	const phones = await seat(url, hall.key, people);
	const [item = ''] = hall.items;
	for (let note = 0; note < entries; note += 1) {
		await pause(betweenMs);
		const words = `On attend l’ascenseur du bâtiment B depuis mars, numéro ${note}`;
		await hall.staff.does({ type: 'NoteEntry', ...(noted[note % noted.length] ?? noted[0]), words });
	}
	const vote = await openVote(hall.staff, item);
	await manyAtOnce(phones.length, 50, async (at) =>
		phones[at]?.send(randomId(12), ballot(vote, at % 3 === 0 ? 'against' : 'for'))
	);
	await hall.staff.does({ type: 'CloseVote', vote, round: 1 });
	const prompt = 'Nos priorités';
	const wall = await hall.staff.does({ type: 'PrepareWall', item, prompt, review: false, open: true });
	await manyAtOnce(Math.min(ideas, phones.length), 50, async (at) =>
		phones[at]?.send(randomId(12), { type: 'PostIdea', wall, words: `Un banc à l’ombre, numéro ${at}` })
	);
	const most = Math.min(ideas, people);
	const view = await hall.staff.until((seen) => seen.ideas.length >= most);
	const posted = view.ideas.map(({ id }) => id);
	await hall.staff.does({ type: 'GroupIdeas', wall, ideas: posted.slice(0, 20) });
	for (const phone of phones) phone.close();
}

/** The address of each document in the table's edition, as staff reach it. */
async function addresses(url: string, { meeting, token }: Hall): Promise<(ending: string) => string> {
	const answer = await fetch(`${url}/api/meetings/${meeting}/reading`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
		body: '{}'
	});
	const [path = '', ticket = ''] = v.parse(readingAt, await answer.json()).minutes.split('?');
	return (ending) => `${url}${path}${ending}?${ticket}`;
}

/** The largest memory of a process, in bytes. NaN where the system does not tell it. */
function peakOf(pid: number | undefined): number {
	try {
		const status = readFileSync(`/proc/${pid ?? 'none'}/status`, 'utf8');
		return 1024 * Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? NaN);
	} catch {
		return NaN;
	}
}

/** The time of a core that a process took so far, in milliseconds: on a busy machine it says more than the clock. */
function workedMs(pid: number | undefined): number {
	try {
		const [, fields = ''] = readFileSync(`/proc/${pid ?? 'none'}/stat`, 'utf8').split(') ');
		const [user = NaN, system = NaN] = fields.split(' ').slice(11, 13).map(Number);
		return 10 * (user + system);
	} catch {
		return NaN;
	}
}

interface Made {
	readonly kind: DocumentKind;
	readonly format: Format;
	readonly ms: number;
	/** The time of a core that it took. NaN: its process was replaced, or the system does not tell it. */
	readonly worked: number;
}

/** The part that a document is about. */
function partOf(kind: DocumentKind, { sections }: Minutes): string {
	const groups = sections.flatMap(({ walls }) => walls.flatMap((wall) => wall.groups));
	return (
		{ item: sections[0]?.item?.id, group: groups[0]?.id, none: '' }[documentsOf[kind].of ?? 'none'] ?? ''
	);
}

/** Each document in each of its files, one after the other, by a process that has just started. */
async function makeAll(minutes: Minutes): Promise<{ readonly made: Made[]; readonly peak: number }> {
	const writer = new Writer({ log: openLog('silent') });
	const made: Made[] = [];
	let peak = 0;
	for (const kind of documentKinds)
		for (const format of filesOf(kind)) {
			const document = { kind, of: partOf(kind, minutes) };
			const asked = { format, language: 'fr' as const, edition: 'table' as const, document, query: '' };
			const order = orderOf(minutes, asked, { at: Date.now(), here: null });
			if (!order) throw new Error(`the evening has no ${kind}`);
			const [pid, before, from] = [writer.pid, workedMs(writer.pid), performance.now()];
			await writer.write(order);
			const ms = performance.now() - from;
			made.push({ kind, format, ms, worked: writer.pid === pid ? workedMs(pid) - before : NaN });
			peak = Math.max(peak, peakOf(writer.pid));
		}
	await writer.close();
	return { made, peak };
}

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

/** Takes one document after the other until `isOver`. */
async function takeAll(addressOf: (ending: string) => string, isOver: () => boolean): Promise<number> {
	const endings = filesOf('minutes').map((file) => documentEnding('minutes', '', file));
	let taken = 0;
	while (!isOver()) {
		await (await fetch(addressOf(endings[taken % endings.length] ?? ''))).arrayBuffer();
		taken += 1;
	}
	return taken;
}

const told = ({ kind, format }: Made): string => `${kind}.${format}`;

export const papers = ({ papers: sizes }: Sizes): Promise<Figure[]> =>
	withTarget('tablee', async (target) => {
		const hall = await hallOn('tablee', target);
		if (!hall) throw new Error('a hall');
		await filled(target.url, hall, sizes);
		const addressOf = await addresses(target.url, hall);
		const minutes = (await (await fetch(addressOf('.json'))).json()) as Minutes; // our own export
		const { made, peak } = await makeAll(minutes);
		const before = await waits(hall, sizes.commands / 2);
		let isOver = false;
		const taking = takeAll(addressOf, () => isOver);
		await pause(1000);
		const busy = await waits(hall, sizes.commands);
		isOver = true;
		const taken = await taking;
		await pause(1000);
		const calm = [...before, ...(await waits(hall, sizes.commands / 2))];
		hall.staff.close();
		const size = `${sizes.people} people, ${sizes.entries} entries, ${sizes.ideas} ideas`;
		return [
			...made.map((each) => ({
				what: `${told(each)} made`,
				value: each.ms,
				unit: 'ms' as const,
				most: mostMs,
				from: `${each.worked} ms of a core`
			})),
			{
				what: 'memory of the process that makes them, at its peak',
				value: peak,
				unit: 'B',
				most: 500e6,
				from: size
			},
			...[
				{ of: 'median', by: median },
				{ of: 'p95', by: p95 }
			].map(({ of, by }) => ({
				what: `an answer while a laptop takes one document after the other, ${of}`,
				value: by(busy) / by(calm),
				unit: '×' as const,
				most: 1.1,
				from: `${by(busy).toFixed(1)} with to ${by(calm).toFixed(1)} ms without; ${taken} taken`
			}))
		];
	});
