// Histories that every later version must read: random meetings, written by the store of the version that kept them.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventRows, type Event } from '#meeting/event.ts';
import { onShelf } from '#stream/shelf.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { voteKinds, type VoteKind } from '#meeting/vote/kinds/kinds.ts';
import { encodeLine } from '#server/store/line-format.ts';
import { readJournal } from '#tests/support/store/read-journal.ts';
import type { MeetingLine } from '#server/meeting/stream.ts';
import { RandomMeeting } from '../random-meeting.ts';
import packageFile from '../../../package.json' with { type: 'json' };

export const folder = join(import.meta.dirname, '../../faults/histories');

/** Everything that histories must hold: each type of event, and a result of each kind of vote. */
export const holdings: readonly string[] = [...Object.keys(eventRows), ...voteKinds.map(resultOf)];
function resultOf(kind: VoteKind): string {
	return `a result of ${kind}`;
}

type Events = readonly { readonly events: readonly Event[] }[];

/** The line in which each of these appears first. */
function firstsIn(lines: Events): ReadonlyMap<string, number> {
	const firsts = new Map<string, number>();
	const kinds = new Map<string, VoteKind>();
	for (const [index, { events }] of lines.entries())
		for (const event of events) {
			if (event.type === 'VotePrepared' || event.type === 'VoteEdited') kinds.set(event.vote, event.kind);
			const kind = event.type === 'VoteClosed' && event.result.cast > 0 ? kinds.get(event.vote) : undefined;
			for (const held of [event.type, ...(kind ? [resultOf(kind)] : [])])
				if (!firsts.has(held)) firsts.set(held, index);
		}
	return firsts;
}

/** The part of a meeting that no version may read differently. */
export const toldOf = ({ about, agenda, people, queue, record, votes, walls }: Meeting) => ({
	about: [about.title, about.phase, about.openedAt, about.closedAt],
	agenda: agenda.order.map((id) => agenda.items[id]?.title),
	people: people.order.length,
	turns: queue.past.map(({ person, startedAt, ms }) => [person, startedAt, ms]),
	entries: record.order.map((id) => {
		const { kind, words, struck } = onShelf(record.entries, id) ?? {};
		return [kind, words, struck];
	}),
	votes: votes.order.map((id) => votes.votes[id]?.results.map(({ cast, counts }) => [cast, counts])),
	ideas: Object.values(walls.ideas).map(({ id, words, state }) => [id, words, state])
});

/** Name (as "0-1-0_1": an id of a meeting) to bytes. */
export async function kept(): Promise<Map<string, Buffer>> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
	const read = names.map(
		async (name) => [name.replace('.jsonl', ''), await readFile(join(folder, name))] as const
	);
	return new Map(await Promise.all(read));
}

/** The things that no kept history holds. */
export async function missing(): Promise<string[]> {
	const held = new Set(
		[...(await kept()).values()].flatMap((bytes) => {
			const read = readJournal(bytes);
			return 'damaged' in read ? [] : [...firstsIn(read.lines.map(({ line }) => line)).keys()];
		})
	);
	return holdings.filter((each) => !held.has(each));
}

/** More ideas than are shown at once. */
function flood(random: RandomMeeting): void {
	const lead = { role: 'facilitator', device: 'laptop' } as const;
	random.act(lead, { type: 'AddItem', title: 'Le square' }, 'item-of-flood');
	random.act(lead, { type: 'OpenDoors' });
	random.act(lead, { type: 'ShowStage', stage: { kind: 'item', item: 'item-of-flood' } });
	const wall = { type: 'PrepareWall', prompt: 'Vos idées', review: false, open: true } as const;
	random.act(lead, wall, 'wall-of-flood');
	for (const device of ['device-0', 'device-1']) {
		random.act({ role: 'resident', device }, { type: 'Arrive' });
		for (let n = 0; n < 12; n += 1)
			random.act(
				{ role: 'resident', device },
				{ type: 'PostIdea', wall: 'wall-of-flood', words: `Idée ${n}` }
			);
	}
}

/** Of many random meetings, the beginning of the one that holds most of these. */
function bestOf(wanted: readonly string[]): RandomMeeting['lines'] {
	let best: RandomMeeting['lines'] = [];
	let most = 0;
	for (let seed = 1; seed <= 300; seed += 1) {
		const random = new RandomMeeting(seed);
		if (wanted.includes('WallHeld')) flood(random);
		for (let step = 0; step < 400; step += 1) random.step();
		const firsts = firstsIn(random.lines);
		const held = wanted.flatMap((each) => firsts.get(each) ?? []);
		if (held.length <= most) continue;
		[most, best] = [held.length, random.lines.slice(0, Math.max(...held) + 1)];
	}
	return best;
}

/** Adds histories for things that none holds yet, in files of this version. Existing files stay untouched. */
export async function keepMissing(fold: (lines: readonly MeetingLine[]) => Meeting): Promise<void> {
	for (let wanted = await missing(); wanted.length > 0; wanted = await missing()) {
		const found = bestOf(wanted);
		if (found.length === 0) throw new Error(`no random meeting has ${wanted.join()}`);
		const lines = found.map(({ cause, events }, index) => {
			const { id, by, at } = cause;
			return { version: index + 1, at, by, cause: id, events };
		});
		let sum = '';
		const parts = lines.map((line) => {
			const encoded = encodeLine(line, sum, line.version);
			sum = encoded.sum;
			return encoded.bytes;
		});
		const version = packageFile.version.replaceAll('.', '-');
		const name = join(folder, `${version}_${(await kept()).size + 1}`);
		await writeFile(`${name}.jsonl`, Buffer.concat(parts), { flag: 'wx' });
		await writeFile(`${name}.json`, `${JSON.stringify(toldOf(fold(lines)), null, '\t')}\n`, { flag: 'wx' });
	}
}
