// Over random meetings, a sentinel is put into one field after the other. It comes out in the extract only where this table says so.
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { extractOf } from '#meeting/extract/extract.ts';
import { extractSchema } from '#meeting/extract/schema.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { consentOf } from '#meeting/record/consent.ts';
import { allOn, onShelf } from '#stream/shelf.ts';
import { leavesOf, withLeaf, type Leaf } from '#tests/support/leaves.ts';
import { records } from '#tests/support/meeting/records.ts';
import { RandomMeeting } from '#tests/support/random-meeting.ts';

const seeds = [5, 29, 311, 4242, 7000, 12_345, 55_555, 90_001];

const told = [
	/^about\.(id|table|tableName|title|date|closedAt|zone)$/,
	/^people\.persons\.\[\]\.\*\.guest\.(name|role)$/,
	/^votes\.votes\.\*\.(id|question|from|wall|kind|round|options\.\[\]\.(id|label))$/,
	/^votes\.votes\.\*\.results\.\[\]\.(round|cast|present|closedAt|counts\.\*)$/,
	/^walls\.walls\.\*\.(id|prompt)$/,
	/^walls\.groups\.\*\.(id|name)$/
];
const ofEntry =
	/^record\.entries\.\[\]\.\*\.(id|kind|words|against|when|at|version|who\.group|official\.\w+|source\.(vote|idea|entry))$/;
const ofMark = /^record\.entries\.\[\]\.\*\.(id|kind|at|version)$/;

function mayCome({ record, walls, votes }: Meeting, { path, ids: [id = ''] }: Leaf): boolean {
	const isToldEntry = (entry: ReturnType<typeof onShelf<(typeof record.entries)[number][string]>>) =>
		entry !== undefined && !entry.struck && [null, 'yes'].includes(consentOf(entry));
	const entry = onShelf(record.entries, id);
	if (entry) return (isToldEntry(entry) ? ofEntry : ofMark).test(path);
	if (!walls.ideas[id]) return told.some((each) => each.test(path));
	if (!path.endsWith('.words')) return false;
	const isNoted = allOn(record.entries).some(
		(each) => isToldEntry(each) && each.source?.kind === 'idea' && each.source.idea === id
	);
	return isNoted || Object.values(votes.votes).some(({ from }) => from === id);
}

function* evenings(): Generator<RandomMeeting> {
	for (const seed of seeds) {
		const random = new RandomMeeting(seed);
		for (let step = 0; step < 480; step += 1) {
			random.step();
			if (step % 40 === 0) yield random;
		}
	}
}

test('T8 a sentinel in any field comes out only where an extract may have it', () => {
	const checked = new Set<string>();
	for (const { meeting, dice } of evenings())
		for (const same of Map.groupBy(leavesOf(meeting, records), ({ path }) => path).values()) {
			const leaf = dice.pick(same);
			if (!leaf || leaf.path.endsWith('{key}') || mayCome(meeting, leaf)) continue;
			if (typeof leaf.value !== 'string' && typeof leaf.value !== 'number') continue;
			if (leaf.value === 'to-find') continue; // a word of ours in the place of an object
			const sentinel = typeof leaf.value === 'string' ? 'SENTINELLE' : 987_654_321;
			const text = JSON.stringify(extractOf(withLeaf(meeting, leaf.way, sentinel)));
			expect(text.includes(String(sentinel)), leaf.path).toBe(false);
			checked.add(leaf.path);
		}
	expect(checked.size).toBeGreaterThan(100);
	expect([...checked]).toContain('agenda.items.*.note');
});

test('T8 at any moment an extract has the fields of its file alone, and every entry once', () => {
	for (const { meeting } of evenings()) {
		const extract = extractOf(meeting);
		expect(v.is(extractSchema, extract)).toBe(true);
		expect(extract.entries.map(({ ref }) => ref.id)).toEqual(meeting.record.order);
		for (const { came, groups, alone, unseen } of extract.walls)
			expect(groups.reduce((sum, { count }) => sum + count, alone + unseen)).toBe(came);
	}
});
