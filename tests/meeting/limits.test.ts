import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClientCommand } from '#meeting/command.ts';
import { faultIn } from '#meeting/fault.ts';
import * as limits from '#meeting/limits.ts';
import { isSeen } from '#stream/seen.ts';
import { clean } from '#stream/text.ts';
import { choiceFault } from '#meeting/vote/vote-plan.ts';

const id = 'id-0000000001';
const official = { name: 'M. Duval', role: 'bailleur' };
const vote = { type: 'PrepareVote', question: 'On vote ?', kind: 'one', options: ['A', 'B'] } as const;
const note = { type: 'NoteEntry', words: 'On écrit', when: '' } as const;
type Of = (text: string) => ClientCommand;
/** Each text that people type: its field, its length, whether it may be empty, and the command that carries it. */
const texts: readonly (readonly [field: string, most: number, mayBeEmpty: boolean, Of])[] = [
	['title', limits.meetingLengths.title, false, (title) => ({ type: 'EditMeeting', title })],
	['place', limits.meetingLengths.place, true, (place) => ({ type: 'EditMeeting', place })],
	['date', limits.meetingLengths.date, true, (date) => ({ type: 'EditMeeting', date })],
	['convener', limits.meetingLengths.convener, true, (convener) => ({ type: 'EditMeeting', convener })],
	['purpose', limits.meetingLengths.purpose, true, (purpose) => ({ type: 'EditMeeting', purpose })],
	[
		'facilitator',
		limits.meetingLengths.facilitator,
		true,
		(facilitator) => ({ type: 'EditMeeting', facilitator })
	],
	['secretary', limits.meetingLengths.secretary, true, (secretary) => ({ type: 'EditMeeting', secretary })],
	['excused', limits.meetingLengths.excused, true, (excused) => ({ type: 'EditMeeting', excused })],
	['place', limits.longestNextPlace, true, (place) => ({ type: 'PlanNext', place })],
	['reason', limits.longestReason, false, (reason) => ({ type: 'ReopenMeeting', reason })],
	['title', limits.itemLengths.title, false, (title) => ({ type: 'AddItem', title })],
	['title', limits.itemLengths.title, false, (title) => ({ type: 'EditItem', item: id, title })],
	['note', limits.itemLengths.note, true, (text) => ({ type: 'EditItem', item: id, note: text })],
	[
		'question',
		limits.longestQuestion,
		false,
		(question) => ({ ...vote, options: [...vote.options], question })
	],
	['options', limits.longestOption, false, (label) => ({ ...vote, options: ['A', label] })],
	['prompt', limits.longestPrompt, false, (prompt) => ({ type: 'PrepareWall', prompt })],
	['words', limits.longestIdea, false, (words) => ({ type: 'PostIdea', wall: id, words })],
	['name', limits.longestGroupName, true, (name) => ({ type: 'NameGroup', wall: id, group: id, name })],
	['words', limits.entryLengths.words, false, (words) => ({ ...note, kind: 'quote', words })],
	['against', limits.entryLengths.against, false, (against) => ({ ...note, kind: 'disagreement', against })],
	['who.group', limits.entryLengths.group, false, (group) => ({ ...note, kind: 'action', who: { group } })],
	['when', limits.entryLengths.when, true, (when) => ({ ...note, kind: 'action', when })],
	[
		'official.name',
		limits.entryLengths.name,
		false,
		(name) => ({ ...note, kind: 'commitment', official: { ...official, name } })
	],
	[
		'official.role',
		limits.entryLengths.role,
		false,
		(role) => ({ ...note, kind: 'commitment', official: { ...official, role } })
	],
	['reason', limits.entryLengths.reason, true, (reason) => ({ type: 'StrikeEntry', entry: id, reason })],
	['by', limits.publicationLengths.by, true, (by) => ({ type: 'PublishMinutes', how: 'by', by })],
	[
		'reason',
		limits.publicationLengths.reason,
		true,
		(reason) => ({ type: 'PublishMinutes', how: 'unread', reason })
	],
	['words', limits.publicationLengths.words, false, (words) => ({ type: 'ProposeCorrection', words })],
	[
		'against',
		limits.publicationLengths.words,
		true,
		(against) => ({ type: 'ProposeCorrection', words: 'Oui', against })
	],
	[
		'to',
		limits.publicationLengths.to,
		false,
		(to) => ({ type: 'NoteCopy', edition: 'outside', document: 'brief', to })
	],
	['name', limits.longestFirstName, false, (name) => ({ type: 'SetName', name })]
];

test.for(texts)(
	'A13 %s takes up to %i signs, and a longer or empty text is named as such',
	([field, most, mayBeEmpty, of]) => {
		for (const sign of ['a', 'é', '🙂']) {
			expect(faultIn(of(sign.repeat(most)))).toBeNull();
			expect(faultIn(of(sign.repeat(most + 1)))).toEqual({ field, why: 'long' });
		}
		// So long that it is refused before it is cleaned.
		expect(faultIn(of('a'.repeat(most * 5)))).toEqual({ field, why: 'long' });
		for (const nothing of ['', '  ', '\u200B', '\u00AD\u2060'])
			expect(faultIn(of(nothing))).toEqual(mayBeEmpty ? null : { field, why: 'empty' });
	}
);

const numbers: readonly (readonly [
	field: string,
	range: readonly [number, number],
	(n: number) => ClientCommand
])[] = [
	['minutes', limits.itemMinutes, (minutes) => ({ type: 'AddItem', title: 'Un', minutes })],
	['turnSeconds', limits.turnSeconds, (turnSeconds) => ({ type: 'AddItem', title: 'Un', turnSeconds })],
	['present', limits.headCount, (present) => ({ type: 'CountPresent', present })],
	['number', limits.cardNumber, (number) => ({ type: 'GiveCard', number })]
];

test.for(numbers)('A13 %s is a whole number from %j', ([field, [least, most], of]) => {
	for (const n of [least, most]) expect(faultIn(of(n))).toBeNull();
	for (const n of [least - 1, most + 1, least + 0.5, NaN])
		expect(faultIn(of(n))).toEqual({ field, why: 'wrong' });
});

test('A13 no field has a limit of its own', () => {
	const root = resolve(import.meta.dirname, '../..');
	const files = globSync('src/**/*.svelte', { cwd: root });
	const own = files.flatMap((file) =>
		[
			...readFileSync(join(root, file), 'utf8').matchAll(
				/\b(?:max|maxlength|minlength)=["{]\d+["}]|\bmin=["{](?!1"|0)\d+["}]/g
			)
		].map(([text]) => `${file}: ${text}`)
	);
	expect(own).toEqual([]);
});

test('A13 a text counts as empty if nothing of it can be seen once it is cleaned', () => {
	const signs = [
		'a',
		' ',
		'\n',
		'\u00AD',
		'\u200B',
		'\u200D',
		'\uFE0F',
		'\u0301',
		'\u3164',
		'\u2800',
		'\u0007',
		'\uD800',
		'🙂',
		'ل'
	];
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 6 }), (drawn) => {
			const text = drawn.join('');
			expect(isSeen(text)).toBe(isSeen(clean(text)));
			expect(faultIn({ type: 'AddItem', title: text }) === null).toBe(isSeen(text));
		})
	);
});

test('V1 the form says why choices cannot be put: too few, too many, two that are the same in any case, more answers than choices', () => {
	const fault = (options: string[], max?: number) =>
		choiceFault({ kind: 'several', options, ...(max !== undefined && { max }) });
	expect([fault(['A', 'B']), fault(['A', 'B'], 2)]).toEqual([null, null]);
	expect([fault(['A']), fault(['Oui', 'oui']), fault(['A', 'B'], 3), fault(['A', 'B'], 0)]).toEqual([
		...['few', 'same', 'max', 'max']
	]);
	expect(fault(Array.from({ length: 13 }, (_, n) => `Choix ${n}`))).toBe('many');
	expect(choiceFault({ kind: 'one', options: ['A', 'B'], max: 2 })).toBe('max');
	expect(choiceFault({ kind: 'approval', options: [] })).toBeNull();
});
