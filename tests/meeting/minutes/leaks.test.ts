// Over random meetings, a sentinel is put into one field after the other. It may come out in the minutes only where this table says so.
import { expect, test } from 'vitest';
import type { Meeting } from '#meeting/meeting.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { personShownBy } from '#meeting/record/attribution.ts';
import { allOn, onShelf } from '#stream/shelf.ts';
import { leavesOf, withLeaf, type Leaf } from '#tests/support/leaves.ts';
import { records } from '#tests/support/meeting/records.ts';
import { RandomMeeting } from '#tests/support/random-meeting.ts';
import { shelved } from '#tests/support/shelved.ts';

const seeds = [5, 29, 311, 4242, 7000, 12_345, 55_555, 90_001];

const told = [
	/^about\.(tableName|title|place|date|convener|purpose|phase|createdAt|openedAt|closedAt|presentAtClose)$/,
	/^about\.(facilitator|secretary|excused|next\.(date|time|place))$/,
	/^about\.offRecord\.\[\]\.(from|until)$/,
	/^about\.masked\.\[\]\.(at|by|reason|places)$/,
	/^about\.takenBack\.\[\]\.(at|closedAt)$/,
	/^about\.reopened\.\[\]\.(at|reason)$/,
	/^publication\.versions\.\[\]\.(number|at|how|by|reason)$/,
	/^publication\.proposals\.\[\]\.(entry|item|words|against|at|answer\.(outcome|reason))$/,
	/^agenda\.items\.\*\.(id|title|minutes|rule|spentMs)$/,
	/^agenda\.since$/,
	// These come out only as counts.
	/^people\.counted$/,
	/^people\.persons\.\[\]\.\*\.(kind|guest\.(name|role))$/,
	/^queue\.past\.\[\]\.(ms|overMs|inRound)$/,
	/^votes\.votes\.\*\.(id|question|from|kind|max|level|state|options\.\[\]\.(id|label))$/,
	/^votes\.votes\.\*\.results\.\[\]\.(round|cast|present|openedAt|closedAt|slips|covers|lost|(channels|counts)\.\*)$/,
	/^votes\.votes\.\*\.hands\.people$/,
	/^walls\.walls\.\*\.(id|prompt|state)$/,
	/^walls\.groups\.\*\.(id|name)$/
];
const ofShownIdea = /^walls\.ideas\.\*\.(id|words|channel)$/;
const ofEntry =
	/^record\.entries\.\[\]\.\*\.(id|kind|words|against|when|item|at|by|who\.group|official\.\w+|source\.(vote|idea))$/;
const ofStruckEntry = /^record\.entries\.\[\]\.\*\.(kind|item|at|by)$/;
const ofTrace = /^record\.entries\.\[\]\.\*\.traces\.\[\]\.(at|by|what|reason)$/;

function mayCome({ record, walls, votes }: Meeting, { path, ids: [id = ''] }: Leaf): boolean {
	const entry = onShelf(record.entries, id);
	if (entry) return ofTrace.test(path) || (entry.struck ? ofStruckEntry : ofEntry).test(path);
	const idea = walls.ideas[id];
	if (!idea) return told.some((each) => each.test(path));
	const noted = allOn(record.entries).some(
		({ struck, source }) => !struck && source?.kind === 'idea' && source.idea === id
	);
	const asked = Object.values(votes.votes).some(({ from }) => from === id);
	if (path.endsWith('.words')) return idea.state === 'shown' || noted || asked;
	return idea.state === 'shown' && ofShownIdea.test(path);
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

test('D3 a sentinel in any field comes out only where the minutes may show it', () => {
	const checked = new Set<string>();
	for (const { meeting, names, dice } of evenings())
		for (const same of Map.groupBy(leavesOf(meeting, records), ({ path }) => path).values()) {
			const leaf = dice.pick(same);
			if (!leaf || leaf.path.endsWith('{key}') || mayCome(meeting, leaf)) continue;
			if (typeof leaf.value !== 'string' && typeof leaf.value !== 'number') continue;
			if (leaf.value === 'to-find') continue; // a word of ours in the place of an object
			const sentinel = typeof leaf.value === 'string' ? 'SENTINELLE' : 987_654_321;
			const text = JSON.stringify(minutesOf(withLeaf(meeting, leaf.way, sentinel), names));
			expect(text.includes(String(sentinel)), leaf.path).toBe(false);
			checked.add(leaf.path);
		}
	expect(checked.size).toBeGreaterThan(60);
	expect([...checked]).toContain('agenda.items.*.note');
});

/** All are residents who gave a first name. The dice decide who agreed, and which entries' switches are on. */
function allNamed({ meeting, dice }: RandomMeeting): { meeting: Meeting; names: Record<string, string> } {
	const { people, record } = meeting;
	const persons = shelved(
		allOn(people.persons).map((person) => ({
			...person,
			guest: null,
			named: true,
			inMinutes: dice.pick([true, false, null]) ?? null
		}))
	);
	const entries = shelved(
		allOn(record.entries).map((entry) => ({ ...entry, named: dice.chance(0.5), aloud: dice.chance(0.1) }))
	);
	return {
		meeting: { ...meeting, people: { ...people, persons }, record: { ...record, entries } },
		names: Object.fromEntries(people.order.map((person) => [person, `PRENOM-${person}-`]))
	};
}

test('D4 over random meetings a first name comes out only of a person whom an entry names and who agreed', () => {
	const seen = { named: 0, unnamed: 0 };
	for (const random of evenings()) {
		const { meeting, names } = allNamed(random);
		const text = JSON.stringify(minutesOf(meeting, names));
		const entries = allOn(meeting.record.entries).filter((entry) => entry.named && !entry.struck);
		const inMinutes = (person: string) => onShelf(meeting.people.persons, person)?.inMinutes ?? null;
		const may = new Set(entries.map((entry) => personShownBy(entry, { inMinutes })));
		for (const [person, name] of Object.entries(names)) {
			expect(text.includes(name), person).toBe(may.has(person));
			seen[may.has(person) ? 'named' : 'unnamed'] += 1;
		}
	}
	expect(seen.named).toBeGreaterThan(0);
	expect(seen.unnamed).toBeGreaterThan(100);
});

test('D1 D8 over random meetings every entry, vote and idea that came in is shown or counted', () => {
	const met = { notes: 0, struck: 0, votes: 0, ideas: 0, withdrawn: 0, turns: 0 };
	for (const { meeting, names } of evenings()) {
		const { sections } = minutesOf(meeting, names);
		const notes = sections.flatMap((section) => section.notes.map(({ id }) => id));
		const kept = meeting.record.order.filter((id) => onShelf(meeting.record.entries, id)?.struck === false);
		expect([...notes].sort()).toEqual([...kept].sort());
		const put = Object.values(meeting.votes.votes).filter(({ state }) => state !== 'prepared');
		expect(sections.flatMap(({ votes }) => votes)).toHaveLength(put.length);
		const walls = sections.flatMap((section) => section.walls);
		for (const { came, groups, ungrouped, hidden, waiting, withdrawn } of walls)
			expect(
				groups.flatMap(({ ideas }) => ideas).length +
					ungrouped.length +
					hidden +
					waiting +
					withdrawn.author +
					withdrawn.staff
			).toBe(came);
		expect(walls.reduce((sum, { came }) => sum + came, 0)).toBe(Object.keys(meeting.walls.ideas).length);
		const turns = sections.reduce((sum, { speech }) => sum + speech.turns + speech.technical, 0);
		expect(turns).toBe(meeting.queue.past.length);
		met.notes += notes.length;
		met.struck += meeting.record.order.length - kept.length;
		met.votes += put.length;
		met.ideas += walls.reduce((sum, { came }) => sum + came, 0);
		met.withdrawn += walls.reduce((sum, { withdrawn: { author, staff } }) => sum + author + staff, 0);
		met.turns += turns;
	}
	expect(Object.entries(met).filter(([, times]) => times < 5)).toEqual([]);
});
