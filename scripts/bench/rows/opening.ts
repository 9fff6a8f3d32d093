// A very long history is opened while another meeting goes on. Measures how long that takes, and how long commands of the other meeting wait
// meanwhile, compared with the same commands of the same run while nothing is opened.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StaffView } from '#meeting/view-types.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { type MeetingLine, meetingStreams } from '#server/meeting/stream.ts';
import { randomId, type Wire } from '#server/rehearsal/wire.ts';
import { median, p95, rounded, type Figure } from '../figures.ts';
import { facilitate, laptopOf, openHall, seat, type Hall } from '../hall.ts';
import { pause } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { stateOf, withTarget } from '../target.ts';

const people = 250;
/** How many times longer the commands of another meeting may take: the median, and nearly all of them. */
const most = 2;

async function twoHalls(dataDir: string): Promise<[Hall, Hall]> {
	return withTarget(
		'tablee',
		async (target) => {
			const laptop = await laptopOf(target);
			const halls: [Hall, Hall] = [await openHall(target, laptop), await openHall(target, laptop)];
			const phones = await seat(target.url, halls[0].key, people);
			for (const phone of phones) phone.close();
			for (const { staff } of halls) staff.close();
			return halls;
		},
		{ dataDir }
	);
}

/** The history that a script would make: everybody raises a hand and takes it back, again and again. */
async function lengthen(dataDir: string, { meeting }: Hall, events: number): Promise<void> {
	const store = await openFileStore(dataDir, stateOf(dataDir));
	const loaded = await meetingStreams(store).load(meeting);
	if ('damaged' in loaded) throw new Error(loaded.damaged.reason);
	const lines = loaded.lines;
	const at = lines.at(-1)?.at ?? 0;
	const seats = lines.flatMap((line) =>
		line.events.flatMap((event) => (event.type === 'PersonArrived' ? [{ ...event, by: line.by }] : []))
	);
	const more = Array.from({ length: events - lines.length }, (_, n): MeetingLine => {
		const seat = seats[n % seats.length];
		if (!seat) throw new Error('nobody came');
		const round = Math.floor(n / seats.length);
		const turn = `turn-${n % seats.length}-${Math.floor(round / 2)}`;
		const common = { channel: 'phone', item: null, answers: null } as const;
		return {
			version: lines.length + n + 1,
			at,
			by: seat.by,
			cause: round % 2 === 0 ? turn : randomId(12),
			events: [
				round % 2 === 0
					? { type: 'HandRaised', turn, person: seat.person, kind: 'speak', ...common }
					: { type: 'HandWithdrawn', turn, reason: 'self' }
			]
		};
	});
	await meetingStreams(store).append(meeting, lines.length, more);
	await store.close();
}

/** The milliseconds until each of these commands was answered. */
async function waits(staff: Wire<StaffView>, goesOn: (done: number) => boolean): Promise<number[]> {
	const found: number[] = [];
	while (goesOn(found.length)) {
		const from = performance.now();
		await staff.does({ type: 'CountPresent', present: 10 + (found.length % 2) });
		found.push(performance.now() - from);
		await pause(30); // within the budget of one device
	}
	return found;
}

interface Measured {
	readonly ms: number;
	readonly calm: readonly number[];
	readonly meanwhile: readonly number[];
}

/** One start of the server, which opens the long history for the first time. */
const openOnce = (dataDir: string, [long, other]: readonly [Hall, Hall], calmCommands: number) =>
	withTarget(
		'tablee',
		async (target): Promise<Measured> => {
			const staff = await facilitate(target.url, other.meeting, other.token);
			await waits(staff, (done) => done < 20);
			const calm = await waits(staff, (done) => done < calmCommands);
			let isOpen = false;
			const from = performance.now();
			const opening = facilitate(target.url, long.meeting, long.token).then((opened) => {
				isOpen = true;
				opened.close();
				return performance.now() - from;
			});
			const meanwhile = await waits(staff, () => !isOpen);
			const ms = await opening;
			staff.close();
			return { ms, calm, meanwhile };
		},
		{ dataDir }
	);

/** Opens it several times, so that a slow second of the machine does not count as ours. */
async function measure({ longest, commands, rounds }: Sizes): Promise<Measured> {
	const dataDir = await mkdtemp(join(tmpdir(), 'tablee-bench-'));
	try {
		const halls = await twoHalls(dataDir);
		await lengthen(dataDir, halls[0], longest);
		const all: Measured[] = [];
		for (let round = 0; round < rounds; round += 1) all.push(await openOnce(dataDir, halls, commands));
		return {
			ms: median(all.map(({ ms }) => ms)),
			calm: all.flatMap(({ calm }) => calm),
			meanwhile: all.flatMap(({ meanwhile }) => meanwhile)
		};
	} finally {
		for (const folder of [dataDir, stateOf(dataDir)]) await rm(folder, { recursive: true, force: true });
	}
}

export async function opening(sizes: Sizes): Promise<Figure[]> {
	const { longest } = sizes;
	const { ms, calm, meanwhile } = await measure(sizes);
	return [
		{ what: `${longest} events open in`, value: ms / 1000, unit: 's', most: 5 },
		{
			what: 'another meeting’s command meanwhile, median',
			value: median(meanwhile) / median(calm),
			unit: '×',
			most,
			from: `${rounded(median(meanwhile))} to ${rounded(median(calm))} ms`
		},
		{
			what: 'the same, p95',
			value: p95(meanwhile) / p95(calm),
			unit: '×',
			most,
			from: `${rounded(p95(meanwhile))} to ${rounded(p95(calm))} ms, ${meanwhile.length} commands`
		}
	];
}
