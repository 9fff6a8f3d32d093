import { expect, test } from 'vitest';
import { AnswerCheck, faultOfAnswer } from '../../support/answers.ts';

test('L15 every test server reports an answer with a field too many or too few, and a refusal of another route', () => {
	expect(faultOfAnswer('POST /join', { key: 'K7QM2XPA' })).toBeNull();
	expect(faultOfAnswer('POST /join', { key: 'K7QM2XPA', id: 'meeting' })).toContain('"id"');
	expect(faultOfAnswer('POST /join', {})).toContain('"key"');
	expect(faultOfAnswer('POST /join', { refused: 'too-fast' })).toBeNull();
	expect(faultOfAnswer('POST /enter', { refused: 'too-fast' })).toContain('too-fast');
	expect(faultOfAnswer('GET /awake', { refused: 'not-allowed' })).toContain('not-allowed');
});

test('L15 a server that answered otherwise than its row says does not end in silence', () => {
	const check = new AnswerCheck();
	check.onAnswer('GET /awake', {});
	check.end();
	check.onAnswer('GET /awake', { at: 1 });
	expect(() => check.end()).toThrow('GET /awake');
});
