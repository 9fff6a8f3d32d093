// Nothing leaks. A sentinel is put into one field of the domain after the other, in many states of meetings. No audience may find it in
// its view, and nobody in what is somebody else's own, unless sight-table.ts says so. A field without a line in the table fails. So does
// a line that was not tried with each audience that may not see the field.
import { describe, expect, it } from 'vitest';
import type { Names } from '#meeting/label.ts';
import { kinds, voteKinds, type VoteKind } from '#meeting/vote/kinds/kinds.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { allOn, shelve, entriesOn, keysOn, onShelf } from '#stream/shelf.ts';
import type { Audience } from '#meeting/view-types.ts';
import { mineOf } from '#meeting/mine.ts';
import { signObjects, type SignObject, type SignOrder } from '#meeting/sign.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { viewFor } from '#meeting/view.ts';
import { leavesOf, withLeaf, type Leaf } from '#tests/support/leaves.ts';
import { records } from '#tests/support/meeting/records.ts';
import { presenceOf } from '#tests/support/presence.ts';
import { dice, type Dice } from '#tests/support/dice.ts';
import { choiceOf } from '#tests/support/meeting/choices.ts';
import type { RandomMeeting } from '#tests/support/random-meeting.ts';
import { devices } from '#tests/support/random-moves.ts';
import { evening, moments, seeds, type State } from '../support/meeting/sight-states.ts';
import {
	everybody,
	roomAndStaff,
	sight,
	signSight,
	turnSight,
	type Reader
} from '../support/meeting/sight-table.ts';

const audiences: readonly Audience[] = ['resident', 'screen', 'staff'];
const sentinelText = 'SENTINELLE-QUE-NUL-NE-VOIT';
const sentinelNumber = 987_654_321;
/** Signs that stand nowhere else. */
const order: SignOrder = signObjects.map((object) => `SIGNE-${object}` as SignObject);

/** All states that the test looks at. They are made once. */
const states: readonly State[] = [
	...evening(),
	...seeds.flatMap((seed) =>
		[...moments(seed)].map(({ meeting, names }, at) => ({
			name: `seed ${seed}, moment ${at}`,
			meeting,
			names: { ...names }
		}))
	)
];

const viewText = (meeting: Meeting, names: Names, audience: Audience): string => {
	const presence = presenceOf(meeting);
	switch (audience) {
		case 'resident':
			return JSON.stringify(viewFor(meeting, names, presence, 'resident', '2100-01-01', order));
		case 'screen':
			return JSON.stringify(viewFor(meeting, names, presence, 'screen', '2100-01-01', order));
		case 'staff':
			return JSON.stringify(viewFor(meeting, names, presence, 'staff', '2100-01-01', order));
	}
};

/** A vote of a random kind, in its first or second round, which each phone with a seat has answered. An open vote is closed before. */
function openHiddenVote(random: RandomMeeting): void {
	const facilitator = { role: 'facilitator', device: 'laptop' } as const;
	const close = () => {
		for (const { id, state, round } of Object.values(random.meeting.votes.votes))
			if (state === 'open') random.act(facilitator, { type: 'CloseVote', vote: id, round, lost: true });
	};
	close();
	const [item = ''] = random.meeting.agenda.order;
	const kind = random.dice.pick(voteKinds) ?? 'one';
	const { asks } = kinds[kind];
	const options = asks.includes('options') ? ['Rouge', 'Vert', 'Bleu'] : [];
	const id = random.dice.id();
	const plan = { item, question: 'Quelle couleur ?', kind, options, secret: false, live: false, open: true };
	random.act(facilitator, { type: 'PrepareVote', ...plan, ...(asks.includes('max') && { max: 2 }) }, id);
	let round = 1;
	const answer = () => {
		const vote = random.meeting.votes.votes[id];
		if (!vote) return;
		for (const device of devices) {
			const choice = choiceOf(kind, vote, [random.dice.pick(vote.options)?.id ?? '']);
			random.act({ role: 'resident', device }, { type: 'CastBallot', vote: id, round, choice });
		}
	};
	answer();
	if (random.dice.chance(0.5)) return;
	close();
	random.act(facilitator, { type: 'ReopenVote', vote: id, round });
	round = 2;
	answer();
}

/** Changes each choice of open votes without live counts, which nobody may notice. Returns the kinds of these votes, one for each choice. */
function turnChoices({ meeting, names }: RandomMeeting): VoteKind[] {
	const hidden = Object.values(meeting.votes.votes).filter(({ state, live }) => state === 'open' && !live);
	const turned = hidden.flatMap((vote) =>
		vote.ballots.flatMap((page, at) =>
			Object.entries(page).flatMap(([person, { choice }]) => {
				const all = vote.options.map(({ id }) => choiceOf(vote.kind, vote, [id]));
				const other = all.find((each) => JSON.stringify(each) !== JSON.stringify(choice));
				if (choice === null || other === undefined) return [];
				const way = ['votes', 'votes', vote.id, 'ballots', String(at), person, 'choice'];
				return [{ kind: vote.kind, way, other }];
			})
		)
	);
	for (const { way, other } of turned) {
		const changed = withLeaf(meeting, way, other);
		for (const audience of audiences)
			expect(viewText(changed, names, audience)).toBe(viewText(meeting, names, audience));
	}
	return turned.map(({ kind }) => kind);
}

const seenBy = (meeting: Meeting, leaf: Leaf): readonly Reader[] => {
	const line = sight[leaf.path] ?? [];
	if (!('shown' in line)) return line;
	if (line.shown(meeting, leaf.ids)) return everybody;
	return line.onScreen?.(meeting, leaf.ids) ? roomAndStaff : line.otherwise;
};

const keptFrom = (readers: readonly Reader[]): Reader[] =>
	everybody.filter((reader) => !readers.includes(reader));
const isKey = (path: string): boolean => path.endsWith('{key}');

/** The persons and devices that a leaf is about. It may stand in what is their own. */
function ownersOf(meeting: Meeting, { way }: Leaf): ReadonlySet<unknown> {
	const owners = new Set<unknown>(way);
	let node: unknown = meeting;
	for (const step of way) {
		node = (node as Readonly<Record<string, unknown>>)[step];
		owners.add(personOf(node));
		// An action is also about whoever does it.
		if (typeof node === 'object' && node !== null && 'who' in node) owners.add(personOf(node.who));
	}
	return owners;
}

const personOf = (node: unknown): unknown =>
	typeof node === 'object' && node !== null && 'person' in node ? node.person : undefined;

/** The ids of all turns: waiting, running and over. */
const turnsOf = ({ queue }: Meeting): ReadonlySet<string> =>
	new Set([
		...Object.keys(queue.waiting),
		...(queue.floor ? [queue.floor.turn.id] : []),
		...keysOn(queue.over)
	]);

/** What this reader gets. `mine`: what belongs to each person whom the leaf is not about. */
function textsFor(reader: Reader, { meeting, names }: State, owners: ReadonlySet<unknown>): string[] {
	if (reader !== 'mine') return [viewText(meeting, names, reader)];
	const others = entriesOn(meeting.people.seats).filter((seat) => !seat.some((id) => owners.has(id)));
	return others.map(([device]) => JSON.stringify(mineOf(meeting, names, device, '2100-01-01', order)));
}

/** One leaf for each path and each group of its readers, chosen at random among those that hold something. */
function sample(state: State, random: Dice): Leaf[] {
	const leaves = leavesOf(state.meeting, records).filter(({ value }) => value !== null);
	const alike = Map.groupBy(leaves, (leaf) => `${leaf.path} ${seenBy(state.meeting, leaf).join()}`);
	return [...alike.values()].flatMap((same) => random.pick(same) ?? []);
}

/** Each line that holds more than a key, with each reader who may not see the field, always or for a while. */
const kept = Object.entries(sight).flatMap(([path, line]) => {
	const readers = 'shown' in line ? line.otherwise : line;
	return isKey(path) ? [] : keptFrom(readers).map((reader) => ({ path, reader }));
});

describe('sight', () => {
	it('S1 every field of the domain stands in the table of who may see it, and nothing else does', () => {
		const leaves = states.flatMap(({ meeting }) => leavesOf(meeting, records));
		const met = new Set(leaves.map(({ path }) => path));
		// Null here, and an object at another time.
		const optional = new Set(leaves.filter(({ value }) => value === null).map(({ path }) => path));
		const within = (path: string) => Object.keys(sight).some((each) => each.startsWith(`${path}.`));
		const missing = [...met].filter((path) => !(path in sight) && !(optional.has(path) && within(path)));
		expect(missing).toEqual([]);
		expect(Object.keys(sight).filter((path) => !met.has(path))).toEqual([]);
	});

	it('S2 no audience finds a sentinel in a field that it may not see', () => {
		const random = dice(7);
		const met = new Set<string>();
		const leaks: string[] = [];
		for (const state of states)
			for (const leaf of sample(state, random)) {
				if (isKey(leaf.path)) continue;
				const readers = keptFrom(seenBy(state.meeting, leaf));
				// A boolean cannot carry a sentinel.
				if (typeof leaf.value === 'boolean') {
					for (const reader of readers) met.add(`${leaf.path} ${reader}`);
					continue;
				}
				const sentinel = typeof leaf.value === 'string' ? sentinelText : sentinelNumber;
				const poisoned = { ...state, meeting: withLeaf(state.meeting, leaf.way, sentinel) };
				const owners = ownersOf(state.meeting, leaf);
				for (const reader of readers)
					for (const text of textsFor(reader, poisoned, owners)) {
						met.add(`${leaf.path} ${reader}`);
						if (text.includes(String(sentinel))) leaks.push(`${state.name}: ${reader} sees ${leaf.path}`);
					}
			}
		expect(leaks).toEqual([]);
		const neverMet = kept.filter(({ path, reader }) => !met.has(`${path} ${reader}`));
		expect(neverMet).toEqual([]);
	});

	it('S3 no id of a person or device reaches residents or the screen', () => {
		const met = { persons: 0, devices: 0 };
		for (const { name, meeting, names } of states) {
			const staff = viewText(meeting, names, 'staff');
			const persons = meeting.people.order.map((person) => `"${person}"`);
			const devices = keysOn(meeting.people.seats);
			// Staff get the ids of persons. So the same search finds them there.
			met.persons += persons.filter((person) => staff.includes(person)).length;
			met.devices += devices.length;
			for (const audience of ['resident', 'screen'] as const) {
				const text = viewText(meeting, names, audience);
				expect(
					[...persons, ...devices].filter((id) => text.includes(id)),
					name
				).toEqual([]);
			}
		}
		expect(met.persons).toBeGreaterThan(500);
		expect(met.devices).toBeGreaterThan(200);
	});

	it('S4 a choice in a secret or hidden vote changes nothing that anybody sees before it is closed', () => {
		const compared: VoteKind[] = [];
		for (const seed of seeds)
			for (const random of moments(seed)) {
				turnChoices(random);
				openHiddenVote(random);
				compared.push(...turnChoices(random));
			}
		expect(voteKinds.filter((kind) => !compared.includes(kind))).toEqual([]);
		expect(compared.length).toBeGreaterThan(20);
	});

	it('S5 what is “mine” holds nothing that belongs to anybody else', () => {
		const met = { own: 0, persons: 0, ideas: 0 };
		for (const { name, meeting, names } of states)
			for (const device of devices) {
				const mine = JSON.stringify(mineOf(meeting, names, device, '2100-01-01', order));
				const me = onShelf(meeting.people.seats, device);
				if (me !== undefined && mine.includes(`"${me}"`)) met.own += 1;
				for (const person of meeting.people.order)
					if (person !== me) {
						met.persons += 1;
						expect(mine.includes(`"${person}"`), name).toBe(false);
					}
				for (const idea of Object.values(meeting.walls.ideas))
					if (idea.person !== me) {
						if (idea.person !== null) met.ideas += 1;
						expect(mine.includes(idea.id), name).toBe(false);
					}
			}
		expect(met.own).toBeGreaterThan(100);
		expect(met.persons).toBeGreaterThan(1000);
		expect(met.ideas).toBeGreaterThan(100);
	});

	it('S6 no resident and no screen sees a struck or withdrawn word', () => {
		const met = { struck: 0, standing: 0, withdrawn: 0, said: 0, takenBack: 0 };
		for (const { name, meeting, names } of states) {
			// At the read-back, because residents see no entry before.
			const agenda = { ...meeting.agenda, stage: { kind: 'readback' } as const };
			const isSeen = (changed: Partial<Meeting>) =>
				(['resident', 'screen'] as const).some((audience) =>
					viewText({ ...meeting, agenda, ...changed }, names, audience).includes(sentinelText)
				);
			for (const entry of allOn(meeting.record.entries)) {
				const entries = shelve(meeting.record.entries, entry.id, { ...entry, words: sentinelText });
				const isSaid = entry.answer?.version === entry.version;
				const isSentence = [entry, ...entry.traces].some(({ kind }) => kind === 'quote'); // R51
				const isRead = !isSentence || isSaid;
				expect(isSeen({ record: { ...meeting.record, entries } }), name).toBe(
					isRead && !entry.struck && !entry.withdrawn
				);
				if (isRead) met[entry.struck ? 'struck' : 'standing'] += 1;
				if (isSentence && isSaid) met.said += 1;
				if (entry.withdrawn) met.takenBack += 1;
			}
			for (const idea of Object.values(meeting.walls.ideas)) {
				if (idea.state !== 'withdrawn') continue;
				met.withdrawn += 1;
				expect(idea.words, name).toBeNull();
			}
		}
		expect(met.struck).toBeGreaterThan(10);
		expect(met.standing).toBeGreaterThan(10);
		expect(met.withdrawn).toBeGreaterThan(10);
		expect(met.said).toBeGreaterThan(10);
		expect(met.takenBack).toBeGreaterThan(10);
	});

	it('S7 a sign stands with who speaks and who waits, and nowhere else', () => {
		const met = { resident: 0, screen: 0, staff: 0, mine: 0 };
		const leaks = new Set<string>();
		for (const state of states)
			for (const reader of everybody)
				for (const text of textsFor(reader, state, new Set()))
					for (const { path, value } of leavesOf(JSON.parse(text), new Set())) {
						if (!String(value).includes('SIGNE-') && !/\bsigns?\b/.test(path)) continue;
						met[reader] += 1;
						const within = signSight[reader].map((place) => (place === '' ? 'sign' : `${place}.sign`));
						if (!within.some((place) => path === `${place}.object` || path === `${place}.number`))
							leaks.add(`${state.name}: ${reader} sees a sign at ${path}`);
					}
		expect([...leaks]).toEqual([]);
		for (const reader of everybody) expect(met[reader], reader).toBeGreaterThan(100);
	});

	it('S7 what residents and the screen get of votes, walls and entries names no turn', () => {
		const met = new Set<string>();
		const leaks = new Set<string>();
		for (const { name, meeting, names } of states) {
			const turns = turnsOf(meeting);
			for (const audience of ['resident', 'screen'] as const)
				for (const { path, value } of leavesOf(JSON.parse(viewText(meeting, names, audience)), new Set())) {
					if (typeof value !== 'string' || !turns.has(value)) continue;
					met.add(path);
					if (!turnSight.includes(path)) leaks.add(`${name}: ${audience} is told of a turn at ${path}`);
				}
		}
		expect([...leaks]).toEqual([]);
		expect([...met].sort()).toEqual([...turnSight].sort());
	});

	it('S7 minutes hold neither a sign nor the number of a phone', () => {
		for (const { name, meeting, names } of states) {
			const numbered = meeting.people.order.reduce((all, id) => {
				const person = onShelf(all, id);
				return person ? shelve(all, id, { ...person, phone: sentinelNumber }) : all;
			}, meeting.people.persons);
			const people = { ...meeting.people, persons: numbered };
			const text = JSON.stringify(minutesOf({ ...meeting, people }, names));
			expect(text.includes(String(sentinelNumber)) || /\bsigns?\b/.test(text), name).toBe(false);
		}
	});
});
