// Reads the test vectors of the order from RULES.md, so that the tests run exactly what is published there.
import { readFileSync } from 'node:fs';
import { speechRules, type SpeechRule } from '#meeting/frame.ts';
import { emptyQueue, type Floor, type Queue, type Spoken, type Turn } from '#meeting/queue/state.ts';

export interface Vector {
	readonly id: string;
	readonly rule: SpeechRule;
	readonly waiting: string;
	readonly queue: Queue;
	readonly order: string;
}

export const here = 'this-item';
const rulesPage = new URL('../../../src/lib/meeting/RULES.md', import.meta.url);
const split = (cell: string, by: string): string[] =>
	cell
		.split(by)
		.map((part) => part.trim())
		.filter((part) => part !== '');

function turnOf(words: string, seq: number): Turn {
	const [person = '', ...marks] = words.split(' ');
	return {
		id: person,
		person,
		kind: marks.includes('technical') ? 'technical' : 'speak',
		channel: 'phone',
		item: here,
		askedAt: seq,
		seq,
		answers: null,
		passed: marks.includes('passed') ? 1 : 0,
		inRound: marks.includes('round'),
		given: false
	};
}

function spokenOf(words: string): [string, Spoken] {
	const [person = '', ...numbers] = words.match(/^\w+|\d+/g) ?? [];
	const [inItem = 0, elsewhere = 0, seconds = 0] = numbers.map(Number);
	const byItem = { ...(inItem > 0 && { [here]: inItem }), ...(elsewhere > 0 && { elsewhere }) };
	return [person, { turns: inItem + elsewhere, ms: seconds * 1000, byItem }];
}

function floorOf(words: string): Floor {
	const [, person = '', seconds = '0'] = /^now (\w+): (\d+) s$/.exec(words) ?? [];
	const turn = { ...turnOf(person, -1), id: `${person} now` };
	const allowedMs = Number(seconds) * 1000;
	return { turn, item: here, startedAt: 0, pausedAt: null, pausedMs: 0, allowedMs, overridden: false };
}

function placeOf(words: string): Queue['fixed'][number] {
	const [turn = '', why] = words.split(' ');
	return { turn, why: why === 'moved' ? 'moved' : 'kept' };
}

function vectorOf([id = '', name = '', waiting = '', said = '', front = '', order = '']: string[]): Vector {
	const rule = speechRules.find((each) => each === name);
	if (!rule) throw new Error(`RULES.md: no rule of speech "${name}"`);
	const turns = split(waiting, ',').map(turnOf);
	const parts = split(said, ';');
	const now = parts.find((part) => part.startsWith('now'));
	const queue: Queue = {
		...emptyQueue,
		waiting: Object.fromEntries(turns.map((turn) => [turn.id, turn])),
		fixed: split(front, ',').map(placeOf),
		floor: now === undefined ? null : floorOf(now),
		spoken: Object.fromEntries(parts.filter((part) => part !== now).map(spokenOf)),
		isRoundOn: turns.some((turn) => turn.inRound)
	};
	return { id, rule, waiting, queue, order };
}

export const vectors = readFileSync(rulesPage, 'utf8')
	.split('\n')
	.filter((line) => /^\| Q\d+ \|/.test(line))
	.map((line) =>
		vectorOf(
			line
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim())
		)
	);
