// The thread of a meeting: from a turn to an action, and back.
import { describe, expect, test } from 'vitest';
import { viewFor } from '#meeting/view.ts';
import { knotId, threadOf, type Knot } from '#meeting/thread.ts';
import { facilitator, phone, Play, scribe } from '../support/meeting-play.ts';
import { presenceOf } from '../support/presence.ts';

const words = 'Des bancs devant l’école';

/** turn → quote → idea → group → vote → decision → action */
function evening(): Play {
	const play = Play.open();
	play.does(phone(1), { type: 'Arrive' });
	play.does(phone(1), { type: 'RaiseHand', kind: 'speak' }, 'turn-000001');
	play.does(facilitator, { type: 'CallNext', after: null });
	const source = { kind: 'turn', turn: 'turn-000001' } as const;
	play.does(scribe, { type: 'NoteEntry', kind: 'quote', words, source }, 'quote-00001');
	play.does(facilitator, { type: 'PrepareWall', prompt: 'Vos idées', open: true }, 'wall-000001');
	const wall = 'wall-000001';
	play.does(scribe, { type: 'PostIdea', wall, words, from: 'quote-00001' }, 'idea-000001');
	play.does(scribe, { type: 'GroupIdeas', wall, ideas: ['idea-000001'] }, 'group-00001');
	const options = ['Bancs', 'Lampes'];
	const ask = { type: 'PrepareVote', question: 'Quoi ?', kind: 'one', options, wall } as const;
	play.does(facilitator, ask, 'vote-000001');
	const voted = { kind: 'vote', vote: 'vote-000001' } as const;
	play.does(
		scribe,
		{ type: 'NoteEntry', kind: 'decision', words: 'Des bancs', source: voted },
		'decision-01'
	);
	const decided = { kind: 'entry', entry: 'decision-01' } as const;
	play.does(scribe, { type: 'NoteEntry', kind: 'action', words: 'Écrire', source: decided }, 'action-0001');
	return play;
}
const seen = (play: Play) => viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
const chain: readonly Knot[] = [
	{ kind: 'turn', turn: 'turn-000001' },
	{ kind: 'entry', entry: 'quote-00001' },
	{ kind: 'idea', idea: 'idea-000001' },
	{ kind: 'group', group: 'group-00001' },
	{ kind: 'vote', vote: 'vote-000001' },
	{ kind: 'entry', entry: 'decision-01' },
	{ kind: 'entry', entry: 'action-0001' }
];

describe('the thread', () => {
	test('T2 leads from a turn to an action, and back, one step at a time', () => {
		const view = seen(evening());
		for (const [at, knot] of chain.entries()) {
			const { from, into } = threadOf(view, knot);
			expect(from, knotId(knot)).toEqual(chain.slice(Math.max(0, at - 1), at));
			expect(into, knotId(knot)).toEqual(chain.slice(at + 1, at + 2));
		}
	});
	test('T2 an idea that is asked leads to its vote, and a thing that is not there leads nowhere', () => {
		const play = evening();
		play.does(facilitator, { type: 'AskIdea', idea: 'idea-000001' }, 'vote-000002');
		const asked = { kind: 'vote', vote: 'vote-000002' } as const;
		expect(threadOf(seen(play), asked).from).toEqual([chain[2]]);
		expect(threadOf(seen(play), { kind: 'idea', idea: 'idea-000001' }).into).toContainEqual(asked);
		for (const knot of chain.map((each) => ({ ...each, [each.kind]: 'nothing-there' }) as Knot))
			expect(threadOf(seen(play), knot)).toEqual({ from: [], into: [] });
	});
	test('T1 what came from an entry stands under its item, with words of its own', () => {
		const { entries } = seen(evening());
		const [, decision, action] = entries;
		expect([action?.item, action?.words]).toEqual([decision?.item, 'Écrire']);
	});
	test('T1 what is named must be there', () => {
		const play = evening();
		const source = { kind: 'entry', entry: 'no-entry-01' } as const;
		expect(play.tries(scribe, { type: 'NoteEntry', kind: 'action', words: 'Agir', source })).toBe(
			'entry-unknown'
		);
		const idea = { type: 'PostIdea', wall: 'wall-000001', words } as const;
		expect(play.tries(scribe, { ...idea, from: 'no-entry-01' })).toBe('entry-unknown');
		expect(play.tries(phone(1), { ...idea, from: 'quote-00001' })).toBe('not-yours');
		const options = ['A', 'B'];
		const ask = { type: 'PrepareVote', question: 'Quoi ?', kind: 'one', options } as const;
		expect(play.tries(facilitator, { ...ask, wall: 'no-wall-001' })).toBe('wall-unknown');
	});
	test('T1 an edit of the vote keeps the wall that it came from', () => {
		const play = evening();
		const options = ['A', 'B'];
		const edit = { question: 'Lequel ?', kind: 'one', options } as const;
		play.does(facilitator, { type: 'EditVote', vote: 'vote-000001', ...edit });
		expect(threadOf(seen(play), { kind: 'vote', vote: 'vote-000001' }).from).toEqual([chain[3]]);
	});
	test('T3 a sentence that is taken back takes the idea along, and both stay as marks', () => {
		const play = evening();
		play.does(phone(1), { type: 'AnswerEntry', entry: 'quote-00001', version: 1, answer: 'withdrawn' });
		const view = seen(play);
		expect(view.ideas[0]).toMatchObject({ words: null, state: 'withdrawn' });
		expect(threadOf(view, { kind: 'entry', entry: 'quote-00001' })).toEqual({
			from: [chain[0]],
			into: [chain[2]]
		});
		expect(JSON.stringify(view)).not.toContain(words);
	});
	test('T3 an idea cannot be posted from words that were struck or taken back', () => {
		const play = evening();
		play.does(phone(1), { type: 'AnswerEntry', entry: 'quote-00001', version: 1, answer: 'withdrawn' });
		const idea = { type: 'PostIdea', wall: 'wall-000001', words, from: 'quote-00001' } as const;
		expect(play.tries(scribe, idea)).toBe('entry-unknown');
	});
});
