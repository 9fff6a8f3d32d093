import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { clean, line, optionalLine, paragraph } from '#stream/text.ts';
import { openMeeting, resident } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';
import { bodyFields, commandFields } from '../support/hostile/text-fields.ts';

/** Nobody sees where these signs stand. They go, and the word stays whole. */
const weightless = {
	'embeddings and isolates': '\u202a \u202b \u202c \u202d \u202e \u2066 \u2067 \u2068 \u2069',
	'marks of direction': '\u200e \u200f \u061c',
	'soft hyphen, zero-width space, joiners of words': '\u00ad \u200b \u2060 \ufeff \u180e \u034f \u17b4',
	'tags, annotations, selectors': '\ufff9 \u{E0041} \ufe00 \u{E0100}',
	controls: '\u0000 \u0007 \u001b \u0081'
};
const dropped = Object.values(weightless).flatMap((signs) => signs.split(' '));
/** These signs look like a space, and become one. */
const spaces = [
	'\u3164',
	'\u115f',
	'\u1160',
	'\uffa0',
	'\u2800',
	'\u0085',
	'\u2028',
	'\u2029',
	'\t',
	'\u2009'
];
const never = [...dropped, ...spaces];
const point = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16)}`;

describe('H8 signs that nobody sees', () => {
	const named = (signs: readonly string[]) => signs.map((sign) => [point(sign), sign] as const);

	test.each(named(never))('H8 %s is in no text', (_, sign) => {
		expect(clean(`de${sign}main`)).not.toContain(sign);
		for (const schema of [line(40), paragraph(40)])
			expect(v.safeParse(schema, sign.repeat(3)).success).toBe(false);
		expect(v.parse(optionalLine(40), sign)).toBe('');
	});

	test.each(named(dropped))('H8 %s within a word leaves the word whole', (_, sign) => {
		for (const schema of [line(40), paragraph(40)])
			expect(v.parse(schema, `La ré${sign}no${sign}va${sign}tion`)).toBe('La rénovation');
		expect(clean(`e${sign}\u0301`)).toBe('é');
	});

	test.each(named(spaces))('H8 %s between words stays a space', (_, sign) => {
		for (const schema of [line(40), paragraph(40)]) expect(v.parse(schema, `de${sign}main`)).toBe('de main');
	});

	test('H8 the narrow spaces that French uses within its words stay', () => {
		expect(clean('12\u202f000\u00a0€\u202f?')).toBe('12\u202f000\u00a0€\u202f?');
	});

	test('H8 a clean text stays as it is', () => {
		const sign = fc.constantFrom(...never, '\u200c', '\u200d', '\ufe0f', '\u0301', 'a', 'ب', ' ', '\n', '👩');
		fc.assert(
			fc.property(fc.array(sign, { maxLength: 8 }), (signs) => {
				const once = clean(signs.join(''));
				expect(clean(once)).toBe(once);
			}),
			{ numRuns: 2000 }
		);
	});

	test.each(['\u200d', '\u200c\u200d', '\ufe0f', '\u0301\u0301', '\ud800', '\udc00'])(
		'H8 %j alone counts as no text',
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

	test('H8 every text that can be sent is cleaned at the door, except the Wi-Fi of the hall, which must stay as it is', () => {
		expect(commandFields.length).toBeGreaterThan(20);
		const raw = [...commandFields, ...bodyFields].filter(({ kind }) => kind === 'raw');
		const compared = [
			'DELETE /enter.meeting',
			'DELETE /meetings/:meeting.title',
			'POST /meetings/:meeting/left.title',
			'POST /update/back.folder'
		];
		const paths = raw.map(({ path }) => path);
		expect(paths.filter((path) => !compared.includes(path))).toEqual([
			'PATCH /settings.wifi.ssid',
			'PATCH /settings.wifi.password'
		]);
		expect(paths).toEqual(expect.arrayContaining(compared));
	});

	test('H8 no such sign reaches a view, whoever sends it', async () => {
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
