// What of a meeting may leave it.
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { extractOf } from '#meeting/extract/extract.ts';
import { extractSchema } from '#meeting/extract/schema.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { withLeaf } from '#tests/support/leaves.ts';
import { facilitator, phone, Play, scribe } from '#tests/support/meeting-play.ts';
import { closedPlay, decisionId, quoteId } from '#tests/support/meeting/publication.ts';

const entryIn = (meeting: Meeting, id: string) => extractOf(meeting).entries.find(({ ref }) => ref.id === id);
const yes = { type: 'AnswerEntry', entry: quoteId, version: 1, answer: 'yes' } as const;

describe('an extract', () => {
	test('T5 has results of the room at once, and a sentence once its speaker said yes', () => {
		const play = closedPlay();
		expect(entryIn(play.meeting, decisionId)).toMatchObject({ state: 'told', words: 'Écrire au bailleur' });
		expect(entryIn(play.meeting, quoteId)).toMatchObject({ state: 'noted', words: null });
		play.does(phone(1), yes);
		expect(entryIn(play.meeting, quoteId)).toMatchObject({
			state: 'told',
			words: 'Onze jours sans ascenseur',
			ref: { stream: play.meeting.about.id, id: quoteId, version: 1 }
		});
	});

	test('T6 an edit by somebody else makes of it a mark of another version', () => {
		const play = closedPlay();
		play.does(phone(1), yes);
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un mot' });
		play.does(scribe, { type: 'EditEntry', entry: quoteId, kind: 'quote', words: 'Dix jours' });
		expect(entryIn(play.meeting, quoteId)).toMatchObject({
			state: 'noted',
			words: null,
			ref: { version: 2 }
		});
	});

	test('T6 what was taken back or struck is a mark with its kind, and no word', () => {
		const play = closedPlay();
		play.does(phone(1), yes);
		play.does(phone(1), { type: 'AnswerEntry', entry: quoteId, version: 1, answer: 'withdrawn' });
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un mot' });
		play.does(scribe, { type: 'StrikeEntry', entry: decisionId, reason: 'Deux fois' });
		const bare = { words: null, against: null, who: null, when: '', official: null, from: [] };
		expect(entryIn(play.meeting, quoteId)).toMatchObject({ ...bare, kind: 'quote', state: 'withdrawn' });
		expect(entryIn(play.meeting, decisionId)).toMatchObject({ ...bare, kind: 'decision', state: 'struck' });
		expect(JSON.stringify(extractOf(play.meeting))).not.toMatch(/ascenseur|bailleur|Deux fois/);
	});

	test('T6 each thing names what it came from, by its meeting, its id and its version, and no turn', () => {
		const play = Play.open();
		play.does(phone(1), { type: 'Arrive' });
		play.does(facilitator, { type: 'PrepareWall', prompt: 'Vos idées', open: true }, 'wall-000001');
		play.does(phone(1), { type: 'PostIdea', wall: 'wall-000001', words: 'Des bancs' }, 'idea-000001');
		play.does(facilitator, { type: 'AskIdea', idea: 'idea-000001' }, 'vote-000001');
		const source = { kind: 'vote', vote: 'vote-000001' } as const;
		play.does(facilitator, { type: 'OpenVote', vote: 'vote-000001' });
		play.does(scribe, { type: 'NoteEntry', kind: 'decision', words: 'Des bancs', source }, decisionId);
		const from = { kind: 'entry', entry: decisionId } as const;
		play.does(scribe, { type: 'NoteEntry', kind: 'action', words: 'Écrire', source: from }, 'action-0001');
		const stream = play.meeting.about.id;
		expect(entryIn(play.meeting, 'action-0001')?.from).toEqual([{ stream, id: decisionId, version: 1 }]);
		expect(entryIn(play.meeting, decisionId)?.from).toEqual([{ stream, id: 'vote-000001', version: 1 }]);
		expect(extractOf(play.meeting).votes).toMatchObject([
			{ question: 'Des bancs', from: [{ stream, id: 'idea-000001', version: 1 }] }
		]);
		expect(JSON.stringify(extractOf(closedPlay().meeting))).not.toContain('turn-000001');
	});

	test('T5 of a wall it has the names of groups and counts, and no idea', () => {
		const play = Play.open();
		const wall = 'wall-000001';
		play.does(facilitator, { type: 'PrepareWall', prompt: 'Vos idées', open: true }, wall);
		for (const n of [1, 2, 3])
			play.does(scribe, { type: 'PostIdea', wall, words: `Idée secrète ${n}` }, `idea-00000${n}`);
		play.does(scribe, { type: 'GroupIdeas', wall, ideas: ['idea-000001', 'idea-000002'] }, 'group-00001');
		play.does(scribe, { type: 'NameGroup', wall, group: 'group-00001', name: 'Le square' });
		expect(extractOf(play.meeting).walls).toMatchObject([
			{ came: 3, alone: 1, unseen: 0, groups: [{ name: 'Le square', count: 2 }] }
		]);
		expect(JSON.stringify(extractOf(play.meeting))).not.toContain('secrète');
	});

	test('T7 tells the result of a secret vote from five ballots on, of an open vote always', () => {
		const told = (secret: boolean, people: number) => {
			const play = Play.open();
			const vote = 'vote-000001';
			const plan = { question: 'Quoi ?', kind: 'one' as const, options: ['Oui', 'Non'], secret: false };
			for (let n = 1; n <= people; n += 1) play.does(phone(n), { type: 'Arrive' });
			play.does(facilitator, { type: 'PrepareVote', ...plan, open: true }, vote);
			const choice = [play.meeting.votes.votes[vote]?.options[0]?.id ?? ''];
			for (let n = 1; n <= people; n += 1)
				play.does(phone(n), { type: 'CastBallot', vote, round: 1, choice });
			play.does(facilitator, { type: 'CloseVote', vote, round: 1 });
			const meeting = withLeaf(play.meeting, ['votes', 'votes', vote, 'secret'], secret); // no box is sealed here
			const [round] = extractOf(meeting).votes[0]?.rounds ?? [];
			return { cast: round?.cast, isTold: round?.counts != null };
		};
		expect(told(true, 4)).toEqual({ cast: 4, isTold: false });
		expect(told(true, 5)).toEqual({ cast: 5, isTold: true });
		expect(told(false, 2)).toEqual({ cast: 2, isTold: true });
	});

	test('T5 is what its file may be', () => {
		const { meeting } = closedPlay();
		const written: unknown = JSON.parse(JSON.stringify(extractOf(meeting)));
		expect(v.parse(extractSchema, written)).toEqual(extractOf(meeting));
		expect(v.is(extractSchema, { ...extractOf(meeting), persons: [] })).toBe(false);
	});
});
