// Nothing leaks: a sentinel is put into each field of the domain in turn, in many states of random meetings, and no
// audience may find it in its view unless sight-table.ts says so. A field without a line in the table fails.
import { describe, expect, it } from 'vitest';
import type { Meeting } from '#meeting/meeting.ts';
import { allOn, shelve } from '#meeting/shelf.ts';
import type { Audience } from '#meeting/view-types.ts';
import { mineOf, viewFor } from '#meeting/view.ts';
import { leavesOf, withLeaf, type Leaf } from '#tests/support/leaves.ts';
import { presenceOf } from '#tests/support/presence.ts';
import { RandomMeeting } from '#tests/support/random-meeting.ts';
import { devices } from '#tests/support/random-moves.ts';
import { sight } from './sight-table.ts';

const records = new Set([
	'people.persons',
	'people.seats',
	'people.links',
	'agenda.items',
	'queue.waiting',
	'queue.spoken',
	'queue.spoken.*.byItem',
	'queue.before.spoken',
	'queue.before.spoken.*.byItem',
	'votes.votes',
	'votes.slips',
	'votes.votes.*.ballots',
	'votes.votes.*.hands.counts',
	'votes.votes.*.results.[].counts',
	'votes.votes.*.results.[].channels',
	'walls.walls',
	'walls.ideas',
	'walls.groups',
	'record.entries.[]',
	'queue.over.[]'
]);
const audiences: readonly Audience[] = ['resident', 'screen', 'staff'];
const seeds = [3, 17, 88, 1234, 55_001];
const sentinelText = 'SENTINELLE-QUE-NUL-NE-VOIT';
const sentinelNumber = 987_654_321;

/** States along the life of a random meeting. */
function* states(seed: number): Generator<RandomMeeting> {
	const random = new RandomMeeting(seed);
	for (let step = 0; step < 500; step += 1) {
		random.step();
		if (step % 25 === 0) yield random;
	}
}

const viewText = (meeting: Meeting, names: Record<string, string>, audience: Audience): string => {
	const presence = presenceOf(meeting);
	switch (audience) {
		case 'resident':
			return JSON.stringify(viewFor(meeting, names, presence, 'resident'));
		case 'screen':
			return JSON.stringify(viewFor(meeting, names, presence, 'screen'));
		case 'staff':
			return JSON.stringify(viewFor(meeting, names, presence, 'staff'));
	}
};

/** Of a drawn kind, in a first or a second round; answered by each phone that has a seat. Whatever stood open is closed. */
function openHiddenVote(random: RandomMeeting): void {
	const facilitator = { role: 'facilitator', device: 'laptop' } as const;
	const close = () => {
		for (const { id, state, results } of Object.values(random.meeting.votes.votes))
			if (state === 'open')
				random.act(facilitator, { type: 'CloseVote', vote: id, round: results.length + 1, lost: true });
	};
	close();
	const [item = ''] = random.meeting.agenda.order;
	const kind = random.dice.pick(['approval', 'one', 'several'] as const) ?? 'one';
	const options = kind === 'approval' ? [] : ['Rouge', 'Vert', 'Bleu'];
	const id = random.dice.id();
	const plan = { item, question: 'Quelle couleur ?', kind, options, secret: false, live: false, open: true };
	random.act(facilitator, { type: 'PrepareVote', ...plan, ...(kind === 'several' && { max: 2 }) }, id);
	let round = 1;
	const answer = () => {
		const of = random.meeting.votes.votes[id]?.options.map((option) => option.id) ?? [];
		for (const device of devices) {
			const choice = [random.dice.pick(of) ?? ''];
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

/** How many choices of open votes without live counts were turned into another one, which nobody may see. */
function turnChoices({ meeting, names }: RandomMeeting): number {
	const hidden = Object.values(meeting.votes.votes).filter(({ state, live }) => state === 'open' && !live);
	const turned = hidden.flatMap(({ id, options, ballots }) =>
		Object.entries(ballots).flatMap(([person, { choice }]) => {
			const other = options.find((option) => option.id !== choice?.[0]);
			return choice === null || !other
				? []
				: [{ way: ['votes', 'votes', id, 'ballots', person, 'choice'], other }];
		})
	);
	for (const { way, other } of turned) {
		const changed = withLeaf(meeting, way, [other.id]);
		for (const audience of audiences)
			expect(viewText(changed, names, audience)).toBe(viewText(meeting, names, audience));
	}
	return turned.length;
}

const seenBy = (meeting: Meeting, leaf: Leaf): readonly Audience[] => {
	const line = sight[leaf.path] ?? [];
	return typeof line === 'function' ? line(meeting, leaf.ids) : line;
};

/** One leaf of each path, chosen by the dice. */
function sample(leaves: readonly Leaf[], random: RandomMeeting): Leaf[] {
	const byPath = Map.groupBy(leaves, (leaf) => leaf.path);
	return [...byPath.values()].flatMap((same) => random.dice.pick(same) ?? []);
}

describe('sight', () => {
	it('S1 every field of the domain stands in the table of who may see it', () => {
		const missing = new Set<string>();
		for (const seed of seeds)
			for (const { meeting } of states(seed))
				for (const leaf of leavesOf(meeting, records)) {
					const optional =
						leaf.value === null && [...Object.keys(sight)].some((path) => path.startsWith(`${leaf.path}.`));
					if (!(leaf.path in sight) && !optional) missing.add(leaf.path);
				}
		expect([...missing]).toEqual([]);
	});

	it('S2 no audience finds a sentinel in a field that it may not see', () => {
		const checked = new Set<string>();
		for (const seed of seeds)
			for (const random of states(seed))
				for (const leaf of sample(leavesOf(random.meeting, records), random)) {
					if (
						leaf.path.endsWith('{key}') ||
						(typeof leaf.value !== 'string' && typeof leaf.value !== 'number')
					)
						continue;
					const sentinel = typeof leaf.value === 'string' ? sentinelText : sentinelNumber;
					const poisoned = withLeaf(random.meeting, leaf.way, sentinel);
					for (const audience of audiences) {
						if (seenBy(random.meeting, leaf).includes(audience)) continue;
						const text = viewText(poisoned, random.names, audience);
						expect(text.includes(String(sentinel)), `seed ${seed}: ${audience} sees ${leaf.path}`).toBe(
							false
						);
						checked.add(leaf.path);
					}
				}
		expect(checked.size).toBeGreaterThan(70);
	});

	it('S3 no id of a person or device reaches residents or the screen', () => {
		for (const seed of seeds)
			for (const { meeting, names } of states(seed))
				for (const audience of ['resident', 'screen'] as const) {
					const text = viewText(meeting, names, audience);
					for (const person of meeting.people.order)
						expect(text.includes(`"${person}"`), `seed ${seed}`).toBe(false);
					for (const device of Object.keys(meeting.people.seats))
						expect(text.includes(device), `seed ${seed}`).toBe(false);
				}
	});

	it('S4 a choice in a secret or hidden vote changes nothing that anybody sees before it is closed', () => {
		let compared = 0;
		for (const seed of seeds)
			for (const random of states(seed)) {
				turnChoices(random);
				openHiddenVote(random);
				compared += turnChoices(random);
			}
		expect(compared).toBeGreaterThan(20);
	});

	it('S5 what is mine holds nothing of anybody else', () => {
		for (const seed of seeds)
			for (const { meeting, names } of states(seed))
				for (const device of devices) {
					const mine = JSON.stringify(mineOf(meeting, names, device));
					const me = meeting.people.seats[device];
					for (const person of meeting.people.order)
						if (person !== me) expect(mine.includes(`"${person}"`), `seed ${seed}`).toBe(false);
					for (const idea of Object.values(meeting.walls.ideas))
						if (idea.person !== me) expect(mine.includes(idea.id), `seed ${seed}`).toBe(false);
				}
	});

	it('S6 a struck or withdrawn word is shown to no resident and no screen', () => {
		for (const seed of seeds)
			for (const random of states(seed))
				for (const entry of allOn(random.meeting.record.entries)) {
					if (!entry.struck) continue;
					const record = { ...random.meeting.record };
					record.entries = shelve(record.entries, entry.id, { ...entry, words: sentinelText });
					const poisoned = { ...random.meeting, record };
					for (const audience of ['resident', 'screen'] as const)
						expect(viewText(poisoned, random.names, audience).includes(sentinelText)).toBe(false);
				}
	});
});
