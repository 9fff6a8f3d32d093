import { expect, test } from 'vitest';
import { closeMeeting, isUnreadable } from '#components/laptop/closing/closing-acts.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, phone, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

const viewOf = ({ meeting }: Play) => viewFor(meeting, {}, presenceOf(meeting), 'staff', null);

test('M4 a meeting can end although ballots cannot be read: the page says so, and closes when asked again', () => {
	const play = Play.open();
	play.does(phone(1), { type: 'Arrive' });
	const vote = { type: 'PrepareVote', question: 'Oui ?', kind: 'approval', open: true } as const;
	play.does(facilitator, { ...vote, options: [] }, 'vote-0000001');
	play.does(phone(1), { type: 'CastBallot', vote: 'vote-0000001', round: 1, choice: ['for'] });
	expect(isUnreadable(null, viewOf(play))).toBe(false);
	expect(play.tries(facilitator, closeMeeting(false))).toBe('box-mismatch');
	expect(isUnreadable('box-mismatch', viewOf(play))).toBe(true);
	play.does(facilitator, closeMeeting(true));
	expect(viewOf(play).votes[0]?.results).toMatchObject([{ cast: 0, lost: 1 }]);
	expect(isUnreadable('box-mismatch', viewOf(play))).toBe(false);
});
