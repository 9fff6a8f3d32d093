import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { clean, line, optionalLine, paragraph } from '#meeting/text.ts';
import { openMeeting, resident } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';
import { bodyFields, commandFields } from './support/text-fields.ts';

const bidi = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];
const marks = ['\u200e', '\u200f', '\u061c'];
const zeroWidth = ['\u200b', '\u2060', '\ufeff', '\u00ad', '\u180e', '\u034f'];
const fillers = ['\u3164', '\u115f', '\u1160', '\uffa0', '\u2800', '\u17b4'];
const controls = ['\u0000', '\u0007', '\u001b', '\u0085', '\u2028', '\u2029', '\ufff9', '\u{E0041}'];
const never = [...bidi, ...marks, ...zeroWidth, ...fillers, ...controls];
const point = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16)}`;

describe('H8 signs that nobody sees', () => {
	test.each(never.map((sign) => [point(sign), sign]))('H8 %s is in no text', (_, sign) => {
		expect(clean(`de${sign}main`)).not.toContain(sign);
		for (const schema of [line(40), paragraph(40)]) {
			expect(v.safeParse(schema, sign.repeat(3)).success).toBe(false);
			expect(v.parse(schema, `de${sign}main`)).toBe('de main');
		}
		expect(v.parse(optionalLine(40), sign)).toBe('');
	});

	test.each(['\u200d', '\u200c\u200d', '\ufe0f', '\u0301\u0301', '\ud800', '\udc00'])(
		'H8 %j alone is nothing',
		(text) => {
			expect(v.safeParse(line(40), text).success).toBe(false);
		}
	);

	test('H8 a tower of marks is cut to what a language needs', () => {
		const tower = `a${'\u0301\u0316'.repeat(30)}b`;
		expect([...clean(tower)].length).toBeLessThanOrEqual(7);
		expect(clean('مُدَرِّسَةٌ')).toBe('مُدَرِّسَةٌ'.normalize('NFC'));
		expect(clean('Tiếng Việt, ñandú, Ọ̀ṣun')).toBe('Tiếng Việt, ñandú, Ọ̀ṣun'.normalize('NFC'));
	});

	test.each(['می‌خواهم', '👩‍👩‍👧', '🏳️‍🌈', '❤️', '크다', 'नमस्ते', 'ကျေးဇူး', '१२'])(
		'H8 %s stays as it was written',
		(text) => {
			expect(v.parse(line(40), text)).toBe(text.normalize('NFC'));
		}
	);

	test('H8 every text that can be sent is cleaned at the door, but the password of the Wi-Fi', () => {
		expect(commandFields.length).toBeGreaterThan(20);
		const raw = [...commandFields, ...bodyFields].filter(({ kind }) => kind === 'raw');
		expect(raw.map(({ path }) => path)).toEqual(['settings.wifi.password']);
	});

	test('H8 none of them reaches a view, whoever sends it', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const phone = await resident(server, made);
		const dressed = (text: string): string => never.join(text);
		await phone.do({ type: 'SetName', name: 'A\u202eni\u200bma' });
		const wall = await staff.do({
			type: 'PrepareWall',
			item,
			prompt: `Vos\u2067 idées`,
			review: false,
			open: true
		});
		await phone.do({ type: 'PostIdea', wall, words: 'Un\u202e banc\u200b' });
		await staff.do({ type: 'NoteEntry', kind: 'quote', words: dressed('x').slice(0, 200) });
		const view = await staff.until(({ ideas, entries }) => ideas.length === 1 && entries.length === 1);
		const shown = JSON.stringify(view);
		for (const sign of never) {
			const found = shown.includes(sign) || shown.includes(JSON.stringify(sign).slice(1, -1));
			expect(found, point(sign)).toBe(false);
		}
	});
});
