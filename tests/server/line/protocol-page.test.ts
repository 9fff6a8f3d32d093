// Compares PROTOCOL.md with the server. Somebody who writes a client from the page must find there everything that comes and may be
// asked.
import { keysOn } from '#stream/shelf.ts';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { withTable } from '#scripts/protocol-table.ts';
import { refusalCodes } from '#meeting/frame.ts';
import { apply, type Patch } from '#stream/patch.ts';
import type { View } from '#meeting/view-types.ts';
import { mineOf } from '#meeting/mine.ts';
import { viewFor } from '#meeting/view.ts';
import {
	commandPoints,
	guessesAMinute,
	maxBody,
	maxMessage,
	maxLines,
	patience
} from '#server/line/limits.ts';
import { mostWaiting } from '#server/line/stalled.ts';
import { presenceOf } from '../../support/presence.ts';
import { RandomMeeting } from '../../support/random-meeting.ts';
import { devices } from '../../support/random-moves.ts';
import { startTestServer } from '../../support/server.ts';

const root = resolve(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'src/lib/meeting/PROTOCOL.md'), 'utf8');
const section = (number: number): string =>
	page.split(/^## /m).find((each) => each.startsWith(`${number}.`)) ?? '';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** `→`: a request, with the token before it. `←`: its answer. Words in capitals stand for values that the server makes. */
const exchanges = [...page.matchAll(/^(\w*) ?→ (GET|POST) (\S+) ?(.*)\n← (.*)$/gm)];

test('L16 the evening that the page prepares happens as the page shows it', async () => {
	const server = await startTestServer();
	const meant = new Map([['SECRET', server.laptopSecret]]);
	const filled = (text: string) => text.replace(/[A-Z]{3,}/g, (word) => meant.get(word) ?? word);
	for (const [said, as = '', method = '', path = '', body = '', answer = ''] of exchanges) {
		const response = await fetch(server.url + filled(path), {
			method,
			headers: {
				'content-type': 'application/json',
				...(as !== '' && { authorization: `Bearer ${filled(as)}` })
			},
			...(body !== '' && { body: filled(body) })
		});
		expectLike((await response.json()) as Json, JSON.parse(answer) as Json, meant, said);
	}
	expect(exchanges.length).toBeGreaterThan(8);
});

/** Compares fields and texts. A number stands for any number. A word in capitals stands for its earlier value, or is learnt now. */
function expectLike(found: Json, shown: Json, meant: Map<string, string>, said: string): void {
	if (typeof shown === 'number') expect(found, said).toEqual(expect.any(Number));
	else if (typeof shown === 'string') expectText(String(found), shown, meant, said);
	else if (shown === null || typeof shown === 'boolean') expect(found, said).toBe(shown);
	else {
		expect(Object.keys(found ?? {}).toSorted(), said).toEqual(Object.keys(shown).toSorted());
		for (const [key, value] of Object.entries(shown))
			expectLike((found as Record<string, Json>)[key] ?? null, value as Json, meant, said);
	}
}

function expectText(found: string, shown: string, meant: Map<string, string>, said: string): void {
	const words = shown.match(/[A-Z]{3,}/g) ?? [];
	const pattern = shown
		.split(/[A-Z]{3,}/)
		.map((text) => RegExp.escape(text))
		.join('(.+)');
	const values = new RegExp(`^${pattern}$`).exec(found)?.slice(1);
	expect(values, `${said}\n${found}`).toBeDefined();
	for (const [index, word] of words.entries()) {
		const value = values?.[index] ?? '';
		expect(value, said).toBe(meant.get(word) ?? value);
		meant.set(word, value);
	}
}

test('L16 the table of commands is made from their rows (else: node scripts/protocol-table.ts)', () => {
	expect(withTable(page)).toBe(page);
	const wrong = page
		.replace('| `CallNext` | F | open |', '| `CallNext` | RSF | closed |')
		.replace('`words Text(140)`', '`words Text(1400)`');
	expect(wrong).not.toBe(page);
	expect(withTable(wrong)).toBe(page);
	const [, told = ''] = /^\| `CallLast` \|.*\| (.*) \|$/m.exec(page) ?? [];
	expect(withTable(page.replace(told, 'five seconds'))).toBe(page.replace(told, 'five seconds'));
});

test('L16 the page names every refusal, and no other', () => {
	const named = [...section(6).matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code);
	expect(named.filter((word) => word !== 'after').toSorted()).toEqual([...refusalCodes].toSorted());
});

test('L16 the page’s example of a list gives the list that it shows', () => {
	const [, block = ''] = /```\n(\{"turns".*?)```/s.exec(section(4)) ?? [];
	const [held, came, then] = block
		.trim()
		.split('\n')
		.map((text) => JSON.parse(text) as Json);
	expect(apply(held as object as View, came as object as Patch)).toEqual(then);
});

test('L16 the page’s budgets are those of the server', () => {
	const numbers = (what: RegExp) => {
		const row =
			section(2)
				.split('\n')
				.find((line) => what.test(line)) ?? '';
		return [...row.matchAll(/\d+/g)].map(Number);
	};
	expect(numbers(/^\| commands of one device/)).toEqual([commandPoints.crowd, commandPoints.staff]);
	expect(numbers(/^\| lines of one device/)).toEqual([maxLines]);
	expect(numbers(/^\| one message/)).toEqual([maxMessage / 1024]);
	expect(numbers(/^\| one body/)).toEqual([maxBody / 1024]);
	expect(numbers(/^\| a request on its way/)).toEqual([
		patience.headersTimeout / 1000,
		patience.requestTimeout / 1000
	]);
	expect(numbers(/^\| what waits for you/)[0]).toBe(mostWaiting / 1024 / 1024);
	expect(numbers(/^\| wrong codes/)).toEqual([guessesAMinute]);
});

/** The rows of section 4 by the parts that they describe, and the words that hold for all parts. */
const rows = [...section(4).matchAll(/^\| ((?:`\w+`(?:, )?)+) \| (.*) \|$/gm)].map(
	([, parts = '', is = '']) => ({
		parts: words(parts),
		is
	})
);
const shapes = section(4).split('**Shapes.**')[1] ?? '';

function words(text: string): string[] {
	return [...text.matchAll(/`([^`]*)`/g)].flatMap(([, code = '']) => code.match(/[a-zA-Z]+/g) ?? []);
}

/** Everything that the page names of a part: in its own rows, in rows to which these point ("as `vote`", "as in the part `entries`"), and among the shapes. */
function namedOf(part: string): Set<string> {
	const own = rows.filter(({ parts }) => parts.includes(part)).map(({ is }) => is);
	const pointed = own.flatMap((is) =>
		[...is.matchAll(/as (?:in the part )?`(\w+)`/g)].map(([, other]) => other)
	);
	const others = rows.filter(({ parts }) => parts.some((each) => pointed.includes(each))).map(({ is }) => is);
	return new Set(words([...own, ...others, shapes].join('\n')));
}

/** The keys of these are ids, and no fields. */
const records = new Set(['counts', 'channels', 'voted']);

function fieldsOf(value: unknown, found = new Set<string>()): Set<string> {
	if (Array.isArray(value)) for (const each of value) fieldsOf(each, found);
	else if (typeof value === 'object' && value !== null)
		for (const [field, below] of Object.entries(value)) {
			found.add(field);
			if (!records.has(field)) fieldsOf(below, found);
		}
	return found;
}

/** The dice seldom give a phone an idea of its own. */
function postOnEveryWall(random: RandomMeeting): void {
	const [device] = keysOn(random.meeting.people.seats);
	for (const wall of random.meeting.walls.order)
		if (device !== undefined)
			random.act({ role: 'resident', device }, { type: 'PostIdea', wall, words: 'Un banc à l’ombre' });
}

test('L16 the page names every field of the three views and of one’s own part, at its part', () => {
	const missing = new Set<string>();
	const seen = new Set<string>();
	const look = (parts: object) => {
		for (const [part, value] of Object.entries(parts)) {
			const named = namedOf(part);
			for (const field of ['', ...fieldsOf(value)]) {
				seen.add(`${part}.${field}`);
				if (field === '' ? !rows.some(({ parts: of }) => of.includes(part)) : !named.has(field))
					missing.add(`${part}.${field}`);
			}
		}
	};
	for (const seed of [3, 17, 88, 1234, 55_001]) {
		const random = new RandomMeeting(seed);
		for (let step = 0; step < 500; step += 1) {
			random.step();
			if (step % 5 > 0) continue;
			postOnEveryWall(random);
			const { meeting, names } = random;
			const { hall, ...presence } = presenceOf(meeting);
			const wifi = { ssid: 'Salle', password: 'bancs-bleus', qr: hall.qr };
			const around = { ...presence, hall: { ...hall, wifi } };
			look(viewFor(meeting, names, around, 'resident', '2100-01-01'));
			look(viewFor(meeting, names, around, 'screen', '2100-01-01'));
			look(viewFor(meeting, names, around, 'staff', '2100-01-01'));
			look({ mine: devices.map((device) => mineOf(meeting, names, device, '2100-01-01')) });
		}
	}
	expect([...missing]).toEqual([]);
	// The meetings must be rich enough for this to mean something.
	for (const rare of [
		'entries.before',
		'votes.people',
		'turns.because',
		'ideas.group',
		'floor.person',
		'mine.wall'
	])
		expect(seen).toContain(rare);
});
