import { describe, expect, test } from 'vitest';
import {
	group,
	ideaId,
	ideaIds,
	open,
	post,
	prepare,
	GivenWalls,
	wall1,
	wall2,
	withIdeas
} from '../../support/meeting/wall.ts';

const act = (type: 'OpenWall' | 'CloseWall') => ({ type, wall: wall1 }) as const;
const edit = { type: 'EditWall', wall: wall1, prompt: 'Et demain ?', review: false } as const;
const a = ideaId('a');

describe('an idea comes in', () => {
	test('W3 residents post their own ideas by phone', () => {
		const room = open();
		room.phone('person-a', post('Un banc'), a);
		expect(room.idea(a)).toEqual({
			id: a,
			wall: wall1,
			person: 'person-a',
			channel: 'phone',
			words: 'Un banc',
			at: 2000,
			shownAt: null,
			state: 'waiting',
			withdrawnBy: null,
			group: null,
			from: null
		});
		expect(room.wall.ideas).toEqual([a]);
	});
	test('W3 nobody posts without a seat, or for another', () => {
		const room = open();
		expect(room.phone(null, post()).refused).toBe('no-seat');
		expect(room.phone('person-a', { ...post(), for: { person: 'card-1' } }).refused).toBe('not-yours');
		expect(room.phone('person-a', { ...post(), for: { someone: 'new' } }).refused).toBe('not-yours');
	});
	test('W3 staff post for a card, for someone, or without an author', () => {
		const room = open();
		const posted = (more: object) => room.ask({ ...post(), ...more }).events.at(-1);
		expect(posted({ for: { person: 'card-1' }, channel: 'paper' })).toMatchObject({
			person: 'card-1',
			channel: 'paper'
		});
		expect(posted({})).toMatchObject({ person: null, channel: 'scribe' });
		expect(room.ask({ ...post(), for: { person: 'gone-1' } }).refused).toBe('person-unknown');
	});
	test('W3 someone new is counted first', () => {
		const { events } = open().ask({ ...post(), for: { someone: 'new' } });
		expect(events).toMatchObject([
			{ type: 'SomeoneCounted', person: 'someone-1' },
			{ type: 'IdeaPosted', person: 'someone-1', channel: 'scribe' }
		]);
	});
	test('W4 only an open wall takes ideas', () => {
		const room = new GivenWalls();
		expect(room.phone('person-a', post()).refused).toBe('wall-unknown');
		room.ask(prepare, {}, wall1);
		expect(room.phone('person-a', post()).refused).toBe('wall-not-open');
		room.ask(act('OpenWall'));
		room.ask(act('CloseWall'));
		expect(room.phone('person-a', post()).refused).toBe('wall-closed');
		expect(room.ask(post()).refused).toBe('wall-closed');
	});
	test('W4 a wall holds 300 ideas; one that is taken back makes room', () => {
		const room = open();
		for (let n = 0; n < 300; n += 1) expect(room.ask(post()).refused).toBeNull();
		expect(room.ask(post()).refused).toBe('wall-full');
		room.ask({ type: 'WithdrawIdea', idea: room.wall.ideas[0] ?? '' });
		expect(room.phone('person-a', post()).refused).toBeNull();
	});
	test('W4 one phone posts twenty ideas on a wall, taken back or not', () => {
		const room = open();
		for (let n = 0; n < 20; n += 1) room.phone('person-a', post());
		room.phone('person-a', { type: 'WithdrawIdea', idea: room.wall.ideas[0] ?? '' });
		expect(room.phone('person-a', post()).refused).toBe('too-many-ideas');
		expect(room.phone('person-b', post()).refused).toBeNull();
		room.ask({ ...prepare, open: true }, {}, wall2);
		expect(room.phone('person-a', post('Un banc', wall2)).refused).toBeNull();
	});
});

describe('what the screen shows', () => {
	test('W5 under review a resident’s idea waits, and an idea of staff does not', () => {
		const room = open();
		room.phone('person-a', post(), a);
		room.ask({ ...post(), for: { person: 'card-1' } }, {}, ideaId('b'));
		expect(room.idea(a).state).toBe('waiting');
		expect(room.idea(ideaId('b')).state).toBe('shown');
	});
	test('W5 turning review off shows later ideas, and nothing that waits', () => {
		const room = open();
		room.phone('person-a', post(), a);
		room.ask(edit);
		room.phone('person-a', post(), ideaId('b'));
		expect(room.idea(a).state).toBe('waiting');
		expect(room.idea(ideaId('b')).state).toBe('shown');
	});
	test('W6 an idea is shown and hidden again, also once the wall is closed', () => {
		const room = open();
		room.phone('person-a', post(), a);
		room.ask(act('CloseWall'));
		for (const [type, state] of [
			['ShowIdea', 'shown'],
			['HideIdea', 'hidden'],
			['PutBackIdea', 'waiting'],
			['ShowIdea', 'shown']
		] as const) {
			expect(room.ask({ type, idea: a }).events).toHaveLength(1);
			expect(room.idea(a).state).toBe(state);
			expect(room.ask({ type, idea: a })).toEqual({ refused: null, events: [] });
		}
	});
	test('W6 a withdrawn idea is neither shown nor hidden', () => {
		const room = withIdeas('a');
		room.ask({ type: 'WithdrawIdea', idea: a });
		for (const type of ['ShowIdea', 'HideIdea', 'PutBackIdea'] as const) {
			expect(room.ask({ type, idea: a }).refused).toBe('idea-withdrawn');
			expect(room.ask({ type, idea: ideaId('z') }).refused).toBe('idea-unknown');
		}
	});
});

describe('several ideas are turned in one act', () => {
	const states = (room: GivenWalls) => ideaIds('abc').map((id) => room.idea(id).state);

	test('W31 they are shown, put aside or put back, each in one event of one line', () => {
		const room = withIdeas('abc');
		const [b, c] = [ideaId('b'), ideaId('c')];
		expect(room.ask({ type: 'TurnIdeas', hidden: [a, b], waiting: [c] }).events).toHaveLength(3);
		expect(states(room)).toEqual(['hidden', 'hidden', 'waiting']);
		expect(room.ask({ type: 'TurnIdeas', shown: ideaIds('abc') }).events).toHaveLength(3);
		expect(states(room)).toEqual(['shown', 'shown', 'shown']);
		expect(room.ask({ type: 'TurnIdeas', shown: ideaIds('abc') })).toEqual({ refused: null, events: [] });
	});
	test('W31 a withdrawn idea keeps none of the others, and one that is not there turns nothing', () => {
		const room = withIdeas('abc');
		room.ask({ type: 'WithdrawIdea', idea: a });
		expect(room.ask({ type: 'TurnIdeas', hidden: ideaIds('ab') }).events).toHaveLength(1);
		expect(states(room)).toEqual(['withdrawn', 'hidden', 'shown']);
		expect(room.ask({ type: 'TurnIdeas', hidden: [ideaId('c'), ideaId('z')] }).refused).toBe('idea-unknown');
		expect(states(room)).toEqual(['withdrawn', 'hidden', 'shown']);
	});
});

describe('an idea is taken back', () => {
	const withdraw = { type: 'WithdrawIdea', idea: a } as const;

	test('W7 the author takes an idea back once, until the wall closes', () => {
		const room = withIdeas('ab');
		expect(room.phone('person-b', withdraw).refused).toBe('not-yours');
		expect(room.phone(null, withdraw).refused).toBe('not-yours');
		expect(room.phone('person-a', { ...withdraw, idea: ideaId('z') }).refused).toBe('idea-unknown');
		expect(room.phone('person-a', withdraw).refused).toBeNull();
		expect(room.phone('person-a', withdraw).refused).toBe('idea-withdrawn');
		room.ask(act('CloseWall'));
		expect(room.phone('person-b', { ...withdraw, idea: ideaId('b') }).refused).toBe('wall-closed');
		expect(room.idea(a)).toMatchObject({ state: 'withdrawn', withdrawnBy: 'author' });
	});
	test('W7 a phone without a seat cannot take back an idea that has no author', () => {
		const room = open();
		room.ask(post(), {}, a);
		expect(room.phone(null, withdraw).refused).toBe('not-yours');
	});
	test('W7 staff take back any idea, also when the wall is closed', () => {
		const room = withIdeas('a');
		room.ask(act('CloseWall'));
		expect(room.ask(withdraw).refused).toBeNull();
		expect(room.idea(a)).toMatchObject({ state: 'withdrawn', withdrawnBy: 'staff' });
		expect(room.ask(withdraw).refused).toBe('idea-withdrawn');
	});
	test('W8 a withdrawn idea stays on its wall, without its words and its group', () => {
		const room = withIdeas('ab');
		room.ask(group(ideaIds('ab')), {}, 'group-00001');
		room.ask(withdraw);
		expect(room.idea(a)).toMatchObject({ words: null, group: null });
		expect(room.wall.ideas).toEqual(ideaIds('ab'));
		expect(room.groups).toEqual({ 'group-00001': [ideaId('b')] });
		expect(JSON.stringify(room.walls)).not.toContain('Idée a');
	});
});
