// What must not go out any more while an evening is being written.
import { expect, test } from 'vitest';
import { phone } from '#tests/support/meeting-play.ts';
import { closedPlay, quoteId } from '#tests/support/meeting/publication.ts';
import { isTakenBack } from '../../../server/evening/taken-back.ts';

const says = { type: 'AnswerEntry', entry: quoteId, version: 1 } as const;

test.each([
	['none', {}],
	['withdrawn', {}],
	['corrected', { words: 'Dix jours' }]
] as const)('L186 words that had their yes do not go out once their speaker said: %s', (answer, more) => {
	const play = closedPlay();
	const read = () => ({ meeting: play.meeting, names: {} });
	play.does(phone(1), { ...says, answer: 'yes' });
	const then = read();
	expect(isTakenBack(then, read())).toBe(false);
	play.does(phone(1), { ...says, answer, ...more });
	expect(isTakenBack(then, read())).toBe(true);
});
