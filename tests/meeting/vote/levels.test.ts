import { describe, expect, test } from 'vitest';
import type { VoteAround } from '#meeting/vote/around.ts';
import { evolveVotes } from '#meeting/vote/events.ts';
import { noVotes } from '#meeting/vote/state.ts';
import { viewSlips } from '#meeting/vote/view.ts';
import { mineOf } from '#meeting/mine.ts';
import { viewFor } from '#meeting/view.ts';
import { Play, facilitator, host, phone } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import { cast, item, open, openly, prepare, GivenVotes, vote1, vote2 } from '../../support/meeting/vote.ts';

const byPhone: Partial<VoteAround> = { staff: false };

describe('a level', () => {
	test('V20 a vote is indicative unless it says otherwise, and its level can be edited until it opens', () => {
		const room = new GivenVotes();
		room.ask(prepare);
		expect(room.vote.level).toBe('indicative');
		room.ask({ ...prepare, type: 'EditVote', vote: vote1, level: 'checked' });
		expect(room.vote.level).toBe('checked');
		room.ask({ ...prepare, type: 'EditVote', vote: vote1 });
		expect(room.vote.level).toBe('indicative');
	});

	test('V20 a vote of a journal that knew no levels is indicative', () => {
		const { question, from, kind, options, max, secret, live } = openly().vote;
		const written = { item, question, from, kind, options, max, secret, live };
		const event = { type: 'VotePrepared', vote: vote2, ...written } as const;
		const cause = { id: vote2, by: facilitator, at: 1 };
		expect(evolveVotes(noVotes, event, cause).votes[vote2]?.level).toBe('indicative');
	});
});

describe('a checked vote', () => {
	const checked = () => open({ level: 'checked', secret: false });

	test('V21 a checked vote opens only once people were counted, and while no more are admitted than present', () => {
		const room = new GivenVotes();
		const asked = { ...prepare, level: 'checked', open: true } as const;
		expect(room.ask(asked, { isCounted: false }).refused).toBe('not-counted');
		expect(room.ask(asked, { admitted: 31 }).refused).toBe('more-than-present');
		room.ask({ ...prepare, level: 'checked' });
		const opening = { type: 'OpenVote', vote: vote1 } as const;
		expect(room.ask(opening, { isCounted: false }).refused).toBe('not-counted');
		expect(room.ask(opening).refused).toBeNull();
		room.close();
		const again = { type: 'ReopenVote', vote: vote1, round: 1 } as const;
		expect(room.ask(again, { isCounted: false }).refused).toBe('not-counted');
	});

	test('V21 a checked vote takes answers of admitted people only', () => {
		const room = checked();
		expect(room.phone('phone-1', ['for']).refused).toBe('not-admitted');
		const seen = { author: 'phone-1', staff: false, isAdmitted: (person: string) => person === 'phone-1' };
		expect(room.ask(cast(['for']), seen).refused).toBeNull();
		expect(room.staff('card-1', ['for']).refused).toBeNull();
		expect(room.staff('phone-2', ['for']).refused).toBe('not-admitted');
	});

	test('V22 a checked vote never has more answers than people present', () => {
		const room = checked();
		room.around = { ...room.around, present: 3, isAdmitted: () => true };
		room.phone('phone-1', ['for']);
		room.phone('phone-2', ['for']);
		expect(room.hands({ for: 2 }).refused).toBe('more-than-present');
		expect(room.hands({ for: 1 }).refused).toBeNull();
		expect(room.phone('phone-3', ['for']).refused).toBe('more-than-present');
		expect(room.phone('phone-2', ['against']).refused).toBeNull();
		expect(room.hands({ for: 0, against: 1 }).refused).toBeNull();
		const [closed] = room.close().events;
		expect(closed).toMatchObject({ result: { cast: 3, present: 3, counts: { for: 1, against: 2 } } });
	});

	test('V27 a ballot of somebody who may not answer stays out when it is found in the box', () => {
		const room = open({ level: 'checked' });
		const recover = (person: string) =>
			room.ask({ type: 'RecoverBallot', vote: vote1, round: 1, person, channel: 'phone' }, { present: 1 });
		expect(recover('phone-1').refused).toBe('not-admitted');
		expect(recover('card-1').refused).toBeNull();
		expect(recover('card-2').refused).toBe('more-than-present');
		expect(recover('card-1')).toMatchObject({ refused: null, events: [] });
		const box = () => [{ channel: 'phone', choice: ['for'] } as const];
		expect(room.close({ box }).refused).toBeNull();
		expect(room.vote.results[0]).toMatchObject({ cast: 1 });
	});
	test('V22 the whole meeting keeps to that bound', () => {
		const play = Play.open();
		play.does(phone(1), { type: 'Arrive' });
		play.does(facilitator, { type: 'CountPresent', present: 2 });
		play.does(facilitator, { type: 'AdmitPhones' });
		play.does(facilitator, { ...prepare, level: 'checked', secret: false, open: true }, vote1);
		play.does(phone(1), cast(['for']));
		play.does(phone(2), { type: 'Arrive' }, 'person-two');
		play.does(facilitator, { type: 'SetAdmitted', person: 'person-two', admitted: true });
		play.does(facilitator, { type: 'MarkLeft', person: 'person-two' });
		expect(play.tries(phone(2), cast(['for']))).toBe('no-seat');
		expect(play.tries(facilitator, { ...cast(['for']), person: 'person-two' })).toBe('person-unknown');
		expect(play.tries(facilitator, { type: 'CountPresent', present: 0 })).toBe('more-than-present');
		expect(play.tries(facilitator, { type: 'CountPresent', present: null })).toBe('not-counted');
		play.does(facilitator, { type: 'CloseVote', vote: vote1, round: 1 });
		play.does(facilitator, { type: 'CountPresent', present: null });
	});
});

describe('slips', () => {
	test('V23 slips are numbered on from one, at most 2000 in a meeting', () => {
		const room = new GivenVotes();
		room.makeSlips(2);
		room.ask({ type: 'MakeSlips', hashes: ['x', 'y'] }, {}, 'made-000002');
		expect(viewSlips(room.votes).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
		const many = Array.from({ length: 1997 }, (_, n) => `hash-${n}`);
		expect(room.ask({ type: 'MakeSlips', hashes: many }, {}, 'made-000003').refused).toBe('full');
		expect(room.ask({ type: 'MakeSlips', hashes: many.slice(1) }, {}, 'made-000004').refused).toBeNull();
	});

	test('V23 slips can be made void, but not one whose ballot is in', () => {
		const room = new GivenVotes();
		room.makeSlips(3);
		expect(room.ask({ type: 'VoidSlips', slips: ['made-000001.9'] }).refused).toBe('slip-unknown');
		room.ask({ ...prepare, level: 'coded', open: true });
		room.slip('a', ['for'], byPhone);
		expect(room.ask({ type: 'VoidSlips', slips: ['made-000001.1'] }).refused).toBe('slip-used');
		const voided = room.ask({ type: 'VoidSlips', slips: ['made-000001.2', 'made-000001.2'] });
		expect(voided.events).toEqual([{ type: 'SlipsVoided', slips: ['made-000001.2'] }]);
		expect(room.ask({ type: 'VoidSlips', slips: ['made-000001.2'] }).events).toEqual([]);
		expect(viewSlips(room.votes)).toEqual([
			{ id: 'made-000001.1', number: 1, isVoid: false, used: true },
			{ id: 'made-000001.2', number: 2, isVoid: true, used: false },
			{ id: 'made-000001.3', number: 3, isVoid: false, used: false }
		]);
		expect(room.slip('b', ['for'], byPhone).refused).toBe('slip-void');
	});
});

describe('a coded vote', () => {
	const coded = (plan: Partial<typeof prepare> = {}) => {
		const room = new GivenVotes();
		room.makeSlips(3);
		room.ask({ ...prepare, level: 'coded', open: true, ...plan });
		return room;
	};

	test('V24 a coded vote opens only if slips are good', () => {
		const room = new GivenVotes();
		expect(room.ask({ ...prepare, level: 'coded', open: true }).refused).toBe('no-slips');
		room.makeSlips(1);
		room.ask({ type: 'VoidSlips', slips: ['made-000001.1'] });
		expect(room.ask({ ...prepare, level: 'coded', open: true }).refused).toBe('no-slips');
	});

	test('V24 a coded vote takes one ballot a slip, the later in place of the earlier, from whoever sends it', () => {
		const room = coded({ secret: false });
		expect(room.ask(cast(['for']), { author: 'phone-1', staff: false }).refused).toBe('slip-unknown');
		expect(room.slip('z', ['for'], byPhone).refused).toBe('slip-unknown');
		room.slip('a', ['for'], { author: 'phone-1', staff: false });
		room.slip('b', ['for'], { author: 'phone-1', staff: false });
		room.slip('a', ['against'], { author: null, staff: false });
		room.slip('c', ['against']);
		const [closed] = room.close().events;
		expect(closed).toMatchObject({
			result: { cast: 3, channels: { phone: 2, paper: 1 }, counts: { for: 1, against: 2 }, slips: 3 }
		});
	});

	test('V24 a coded vote notes no person with a ballot, and in a secret one no choice', () => {
		const room = coded();
		const { events, sealed } = room.slip('b', ['for'], { author: 'phone-1', staff: false });
		expect(events).toEqual([
			{ type: 'BallotCast', vote: vote1, round: 1, slip: 'made-000001.2', channel: 'phone', choice: null }
		]);
		expect(sealed).toMatchObject({ slip: 'made-000001.2', choice: ['for'] });
		expect(sealed).not.toHaveProperty('person');
	});

	test('V24 a slip is good again in the next round and in the next vote', () => {
		const room = coded({ secret: false });
		room.slip('a', ['for'], byPhone);
		room.close();
		room.ask({ type: 'ReopenVote', vote: vote1, round: 1 });
		expect(room.ask({ ...cast(['for'], 2), code: 'a' }, byPhone).refused).toBeNull();
		room.close({}, 2);
		room.ask({ ...prepare, level: 'coded', secret: false, open: true }, {}, vote2);
		expect(room.ask({ ...cast(['for'], 1, vote2), code: 'a' }, byPhone).refused).toBeNull();
	});

	test('V10 V24 a slip on paper may be among the counted hands; one that answered may change', () => {
		const room = coded({ secret: false });
		room.slip('a', ['for']);
		room.hands({ for: 2 });
		expect(room.slip('c', ['for']).refused).toBeNull();
		room.hands({}, undefined, 'cards');
		expect(room.slip('b', ['for']).refused).toBe('hands-counted');
		expect(room.slip('b', ['for'], byPhone).refused).toBeNull();
		expect(room.slip('a', ['against']).refused).toBeNull();
	});

	test('V24 a code is ignored in a vote that asks for none', () => {
		const room = openly();
		room.makeSlips(1);
		const { events } = room.ask({ ...cast(['for']), code: 'a' }, { author: 'phone-1', staff: false });
		expect(events).toMatchObject([{ person: 'phone-1' }]);
	});

	test('V24 a ballot of the box without its event is recovered for its slip', () => {
		const room = coded();
		const found = { vote: vote1, round: 1, slip: 'made-000001.3', channel: 'phone' } as const;
		const { events } = room.ask({ type: 'RecoverBallot', ...found });
		expect(events).toEqual([{ type: 'BallotRecovered', ...found }]);
		expect(room.ask({ type: 'RecoverBallot', ...found }).events).toEqual([]);
	});

	test('V25 no view holds a code or its hash', () => {
		const play = Play.open();
		play.does(phone(1), { type: 'Arrive' });
		play.does(host, { type: 'MakeSlips', hashes: ['hash-of-a-code'] }, 'made-000001');
		play.does(facilitator, { ...prepare, level: 'coded', open: true }, vote1);
		play.does(phone(1), { ...cast(['for']), code: 'hash-of-a-code' });
		play.does(facilitator, { type: 'ShowStage', stage: { kind: 'vote', vote: vote1 } });
		const { meeting } = play;
		const presence = presenceOf(meeting);
		const seen = [
			viewFor(meeting, {}, presence, 'resident', null),
			viewFor(meeting, {}, presence, 'screen', null),
			viewFor(meeting, {}, presence, 'staff', null),
			mineOf(meeting, {}, phone(1).device, null)
		];
		expect(seen[2]).toMatchObject({ slips: [{ number: 1, used: true }], vote: { answered: 1 } });
		for (const view of seen) expect(JSON.stringify(view)).not.toContain('hash-of-a-code');
	});
});
