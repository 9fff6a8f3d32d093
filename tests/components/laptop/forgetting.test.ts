import { describe, expect, test } from 'vitest';
import { withKeys, mendOf } from '#components/laptop/people/mends.ts';
import { MentionSearch } from '#components/laptop/people/mentions.svelte.ts';
import { daysOf } from '#components/tables/keeping/kept-days.ts';
import type { FoundMentions } from '#live/desk-doors.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import { emptyMeeting } from '#meeting/meeting.ts';
import type { MentionKind } from '#meeting/mentions.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

const viewOf = ({ meeting }: Play) => viewFor(meeting, {}, presenceOf(meeting), 'staff', null);
const mend = (play: Play, kind: MentionKind, id = 'item-000001') =>
	mendOf({ kind, id, text: 'Zoé' }, viewOf(play));

describe('a text in which a name stands', () => {
	test('a text is mended where it was written', () => {
		const play = Play.open();
		const vote = { question: 'Oui ?', kind: 'approval', options: [] } as const;
		play.does(facilitator, { type: 'PrepareVote', ...vote, options: [] }, 'vote-0000001');
		play.does(facilitator, { type: 'PrepareWall', prompt: 'Vos idées' }, 'wall-0000001');
		const item = 'item-000001';
		expect(mend(play, 'note')).toEqual({ go: { kind: 'item', item } });
		expect(mend(play, 'question', 'vote-0000001')).toEqual({
			go: { kind: 'vote', item, id: 'vote-0000001' }
		});
		expect(mend(play, 'prompt', 'wall-0000001')).toEqual({ go: { kind: 'wall', item, id: 'wall-0000001' } });
		expect(mend(play, 'meeting')).toEqual({ go: { kind: 'meeting' } });
		expect(mend(play, 'table')).toEqual({ go: { kind: 'tables' } });
		expect(mend(play, 'hall')).toEqual({ go: { kind: 'hall' } });
		expect(mend(play, 'item')).toEqual({ go: { kind: 'item', item } });
		expect(mend(play, 'entry', 'entry-000001')).toEqual({ go: { kind: 'entry', entry: 'entry-000001' } });
	});

	test('a text that cannot be mended stays, and the page says why', () => {
		const play = Play.open();
		const vote = { type: 'PrepareVote', question: 'Oui ?', kind: 'approval', open: true } as const;
		play.does(facilitator, { ...vote, options: [] }, 'vote-0000001');
		expect(mend(play, 'question', 'vote-0000001')).toEqual({ stays: 'voted' });
		for (const kind of ['trace', 'former', 'reopened'] as const)
			expect(mend(play, kind)).toEqual({ stays: 'history' });
		play.does(facilitator, { type: 'CloseMeeting' });
		expect(mend(play, 'item')).toEqual({ stays: 'over' });
		for (const kind of ['entry', 'idea', 'meeting'] as const)
			expect(mend(play, kind)).toEqual({ stays: 'reopen' });
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Corriger' });
		expect(mend(play, 'item')).toEqual({ stays: 'over' });
		expect(mend(play, 'idea', 'idea-0000001')).toMatchObject({ act: 'withdraw' });
	});
});

test('a line keeps its key when one before it goes, and no two lines share a key', () => {
	const idea = (id: string) => ({ kind: 'idea', id, text: 'Zoé' }) as const;
	const [first, second] = [idea('idea-0000001'), idea('idea-0000002')];
	const keys = (mentions: Parameters<typeof withKeys>[0]) => withKeys(mentions).map(({ key }) => key);
	const all = keys([first, first, second]);
	expect(new Set(all).size).toBe(3);
	expect(keys([first, second])).toEqual([all[0], all[2]]);
	expect(keys([second])).toEqual([all[2]]);
});

test('where a name stands is asked once at a time, and the last answer is the newest', async () => {
	const asked: PromiseWithResolvers<FoundMentions>[] = [];
	const mentions = new MentionSearch(() => {
		const question = Promise.withResolvers<FoundMentions>();
		asked.push(question);
		return question.promise;
	});
	const looking = mentions.look();
	void mentions.look();
	void mentions.look();
	expect(asked).toHaveLength(1);
	const found = [{ kind: 'note', id: emptyMeeting.about.id, text: 'Zoé d’abord' }] as const;
	asked[0]?.resolve({ mentions: found });
	await expect.poll(() => asked.length).toBe(2);
	expect(mentions.found).toEqual(found);
	asked[1]?.resolve({ refused: 'no-network' });
	await looking;
	expect([mentions.found, mentions.refused]).toEqual([found, 'no-network']);
	expect(asked).toHaveLength(2);
});

test('the desk counts its own acts once they are answered, also refused ones, and nobody else’s', async () => {
	const play = Play.open();
	const answers: PromiseWithResolvers<Awaited<ReturnType<DeskLine['send']>>>[] = [];
	const line: DeskLine = {
		get view() {
			return viewOf(play);
		},
		status: 'live',
		now: 0,
		send: () => {
			const answer = Promise.withResolvers<Awaited<ReturnType<DeskLine['send']>>>();
			answers.push(answer);
			return answer.promise;
		}
	};
	const desk = new Desk(line, 'token', 'facilitator');
	const acting = [desk.act({ type: 'CountSomeone' }), desk.act({ type: 'CountSomeone' })];
	play.does(facilitator, { type: 'CountSomeone' });
	expect(desk.acts).toBe(0);
	answers[0]?.resolve({ version: 2 });
	await acting[0];
	expect(desk.acts).toBe(1);
	answers[1]?.resolve({ refused: 'not-saved' });
	await acting[1];
	expect(desk.acts).toBe(2);
});

test('a number of days that is none of those on offer stands among them, in its place', () => {
	expect(daysOf('names', 45)).toEqual([1, 7, 15, 30, 45, 60, 90, 180, 365]);
	expect(daysOf('meeting', 90)[0]).toBeNull();
});
