// An attacker copies the whole data folder after each ballot while secret votes are open. This gives what they see of a ballot from
// one copy to the next, as small facts. With the key of the box, the choice itself is one of these facts.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSlots, headerBytes, keyNamedIn } from '#server/store/box-file.ts';
import { BoxKeys } from '#server/store/box-keys.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { slotBytes } from '#server/store/slot.ts';
import { unflushed } from '../store/folder.ts';
import type { Dice } from '../dice.ts';
import { stateBeside } from '../state.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

export interface Seen {
	readonly vote: string;
	/** The true choice, which only the judge knows. */
	readonly choice: 'for' | 'against';
	readonly traces: readonly string[];
}

const meeting = 'secret-votes';
const choices = ['for', 'against'] as const;

export async function copyBoxes(
	folder: string,
	{ votes, voters, hasKey, chance }: { votes: number; voters: number; hasKey: boolean; chance: Dice }
): Promise<Seen[]> {
	const store = await openFileStore(folder, stateBeside(folder), unflushed);
	const keys = await BoxKeys.open(join(stateBeside(folder), 'keys'), folder, unflushed);
	const seen: Seen[] = [];
	for (let n = 0; n < votes; n += 1) {
		const box = `vote-${n}.1`;
		await meetingStreams(store).openBox(meeting, box, 2 * voters);
		const path = join(folder, 'boxes', `${meeting}.vote-${n}.1.box`);
		const bias = 0.3 + chance.roll(41) / 100;
		const draw = () => choices[chance.chance(bias) ? 0 : 1];
		for (let voter = 0; voter < voters; voter += 1) {
			const cast = (choice: string) =>
				meetingStreams(store).seal(meeting, [{ box, owner: `person-${voter}`, label: 0, content: [choice] }]);
			if (chance.chance(0.3)) await cast(draw()); // changed afterwards
			const before = await readFile(path);
			const choice = draw();
			await cast(choice);
			const after = await readFile(path);
			const key = hasKey ? await keys.find(keyNamedIn(after) ?? '') : null;
			const slots = key ? decodeSlots(key, after) : [];
			const changed = changedIn(before, after);
			const read = changed.map((at) => slots[at]).filter((slot) => typeof slot === 'object');
			seen.push({
				vote: `vote-${n}`,
				choice,
				traces: [
					`size ${after.length}`,
					`header ${after.toString('latin1', 0, 7)}`,
					`changed ${changed.length}`,
					...changed.flatMap((at, index) => factsOf(index, at, sectorOf(after, at))),
					...read.map((slot) => `read ${slot.content}`)
				]
			});
		}
		await meetingStreams(store).destroyBox(meeting, box);
	}
	await store.close();
	return seen;
}

const sectorOf = (bytes: Buffer, at: number): Buffer =>
	bytes.subarray(headerBytes + at * slotBytes, headerBytes + (at + 1) * slotBytes);

const changedIn = (before: Buffer, after: Buffer): number[] =>
	Array.from({ length: after.length / slotBytes - 1 }, (_, at) => at).filter(
		(at) => !sectorOf(before, at).equals(sectorOf(after, at))
	);

/** Where the bytes lie, and whatever a format may give away: lengths, zeros, words, sums, single bytes. */
function factsOf(index: number, at: number, sector: Buffer): string[] {
	const sum = sector.reduce((all, byte) => all + byte, 0);
	const bytes = [0, 12, 16, 17, 18, 30, 33, 480, 511].map((place) => `byte ${place} ${sector[place] ?? ''}`);
	return [
		`place ${at}`,
		`zeros ${sector.filter((byte) => byte === 0).length}`,
		`different ${new Set(sector).size}`,
		`sum ${Math.round(sum / 2000)}`,
		`words ${choices.map((choice) => sector.includes(choice)).join()}`,
		...bytes
	].map((fact) => `${index} ${fact}`);
}
