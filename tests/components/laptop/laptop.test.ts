// Small decisions of the laptop: where a line may go, which step comes next, and when the evening ends.
import { describe, expect, test } from 'vitest';
import type { ItemView } from '#meeting/agenda/view.ts';
import type { Reason } from '#meeting/queue/order.ts';
import type { TurnView } from '#meeting/queue/view.ts';
import { stepFrom } from '#components/laptop/agenda/steps.ts';
import { expectedEnd } from '#components/laptop/agenda/times.ts';
import {
	actOfKey,
	facilitatorActs,
	isNamedKey,
	shownKeys,
	surfaceActs
} from '#components/laptop/frame/keys.ts';
import { formActOf } from '#components/laptop/record/form-keys.ts';
import { kindOfKey } from '#components/laptop/record/kinds.ts';
import { wallActOf } from '#components/laptop/wall/keys.ts';
import { entryKinds } from '#meeting/record/kinds/kinds.ts';
import { nowSo } from '#components/laptop/frame/undone.ts';
import { frontFor, stepFor } from '#components/laptop/queue/order.ts';
import { headOnly, linesIn } from '#components/laptop/queue/lines-that-fit.ts';
import {
	emptyEntry,
	missingOf,
	entryTextOf,
	type EntryDraft
} from '#components/laptop/record/entry-draft.ts';

const turn = (id: string, code: 'kept' | 'technical' | 'in-order'): TurnView => {
	const reason: Reason = code === 'kept' ? { code, because: { code: 'in-order' } } : { code };
	return { id, label: { kind: 'resident' }, kind: 'speak', reason };
};
const turns = [turn('a', 'technical'), turn('b', 'kept'), turn('c', 'in-order'), turn('d', 'in-order')];

describe('a line of the queue', () => {
	test('a line can be moved behind the kept place and technical points', () => {
		expect(['a', 'b', 'c', 'd'].map((id) => frontFor(turns, id))).toEqual([
			undefined,
			undefined,
			undefined,
			'c'
		]);
	});

	test('a line steps up and down among those that may move', () => {
		expect(stepFor(turns, 'c', -1)).toBeUndefined();
		expect(stepFor(turns, 'c', 1)).toBeNull();
		expect(stepFor(turns, 'd', -1)).toBe('c');
	});
});

describe('the lines of the queue', () => {
	test('where a form leaves the queue one line, its head takes one row and nothing is cut', () => {
		expect(headOnly(45)).toEqual({ dense: true, counts: false });
		expect(headOnly(90)).toEqual({ dense: true, counts: true });
		expect(headOnly(200)).toEqual({ dense: false, counts: true });
	});

	test('lines take two rows each, then one, and lines without room are counted; the head always stands there', () => {
		expect(linesIn(380, 5, false)).toEqual({ dense: false, lines: 5 });
		expect(linesIn(380, 8, false)).toEqual({ dense: true, lines: 8 });
		expect(linesIn(380, 30, false)).toEqual({ dense: true, lines: 7 });
		expect(linesIn(380, 30, true)).toEqual({ dense: true, lines: 5 });
		expect(linesIn(380, 30, false, 110)).toEqual({ dense: true, lines: 6 });
		expect(linesIn(0, 30, false).lines).toBe(1);
	});
});

const item = (id: string, state: ItemView['state'], minutes: number, spentMs = 0): ItemView => ({
	...{ id, title: id, minutes, state, spentMs, since: null, note: '' },
	...{ rule: 'list', turnSeconds: 120 }
});
const agenda = [item('one', 'done', 10), item('two', 'now', 30, 12 * 60_000), item('three', 'ahead', 15)];

describe('the evening', () => {
	test('the evening goes from item to item, then to the read-back and the end', () => {
		const at = (stage: Parameters<typeof stepFrom>[0]['stage'], by: 1 | -1) =>
			stepFrom({ agenda, stage }, by);
		expect(at({ kind: 'welcome' }, 1)).toEqual({ kind: 'item', item: 'one' });
		expect(at({ kind: 'item', item: 'three' }, 1)).toEqual({ kind: 'readback' });
		expect(at({ kind: 'readback' }, -1)).toEqual({ kind: 'item', item: 'three' });
		expect(at({ kind: 'closing' }, 1)).toBeUndefined();
	});

	test('the evening goes back from a vote to its own item, and on to the next', () => {
		const stage = { kind: 'vote', vote: 'vote-one' } as const;
		expect(stepFrom({ agenda, stage }, -1)).toEqual({ kind: 'item', item: 'two' });
		expect(stepFrom({ agenda, stage }, 1)).toEqual({ kind: 'item', item: 'three' });
	});

	test('the evening ends once the rest has taken the time planned for it', () => {
		expect(expectedEnd(agenda, 1_000_000) - 1_000_000).toBe((18 + 15) * 60_000);
	});
});

describe('keys', () => {
	test('the keys of a presenter remote take the steps', () => {
		expect(['PageDown', 'PageUp', 'ArrowRight', 'n', '+', 'F1', 'j'].map(actOfKey)).toEqual([
			...['step', 'back', 'step', 'next', 'plus', 'keys'],
			undefined
		]);
	});

	test('the list of keys is true: each does what it says, and no act is missing', () => {
		const bySign: Readonly<Record<string, string>> = {
			'→': 'ArrowRight',
			'←': 'ArrowLeft',
			'↓': 'ArrowDown',
			'↑': 'ArrowUp',
			'⏎': 'Enter'
		};
		const actOf = (shown: string): string | undefined => {
			const key = bySign[shown] ?? (shown.length === 1 ? shown.toLowerCase() : shown);
			return actOfKey(key) ?? kindOfKey(key, entryKinds) ?? wallActOf(key) ?? formActOf(key);
		};
		for (const { act, keys } of shownKeys)
			for (const key of keys) expect([key, actOf(key)]).toEqual([key, act]);
		const shown = shownKeys.map(({ act }): string => act);
		for (const act of [...surfaceActs, ...entryKinds]) expect(shown).toContain(act);
	});

	test('P notes a word, as Q does, and M hides the wall', () => {
		expect(['p', 'P', 'q', 'm'].map((key) => kindOfKey(key, entryKinds))).toEqual([
			...['quote', 'quote', 'quote'],
			undefined
		]);
		expect(['m', 'p', 'g'].map(wallActOf)).toEqual(['hide', undefined, 'group']);
	});

	test('a scribe, who has no board of ideas, is told no key of it', () => {
		expect(facilitatorActs).toEqual(expect.arrayContaining(['group', 'hide', 'step']));
	});

	test('a key that each language calls otherwise has a name', () => {
		const long = shownKeys.flatMap(({ keys }) => keys).filter((key) => key.length > 2);
		expect(long.filter((key) => !isNamedKey(key))).toEqual([]);
	});

	test('no two acts have the same key, whatever kinds of entry there are', () => {
		const keys = shownKeys.flatMap((shown): readonly string[] => shown.keys);
		expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
	});
});

describe('an act taken back', () => {
	test('the notice says how things stand now', () => {
		expect(nowSo('CallNext', 'UndoNext')).toBe('UndoNext');
		expect(nowSo('CloseList', 'OpenList')).toBe('OpenList');
		expect([nowSo('PlaceTurn', 'PlaceTurn'), nowSo('GiveCard', 'MarkLeft')]).toEqual([null, null]);
	});
});

describe('an entry', () => {
	test('an entry says only what its kind asks for', () => {
		const draft = { ...emptyEntry('decision'), words: 'On écrit', against: 'Non', name: 'M. Duval' };
		expect(entryTextOf(draft)).toEqual({ kind: 'decision', words: 'On écrit' });
		expect(entryTextOf({ ...draft, kind: 'action', who: 'group', group: 'Le B', when: 'lundi' })).toEqual({
			...{ kind: 'action', words: 'On écrit', who: { group: 'Le B' }, when: 'lundi' }
		});
	});

	test('an entry says which field is missing: the words, the other position, a group, the name and function of the official', () => {
		const missing = (draft: Partial<EntryDraft>) => missingOf({ ...emptyEntry(), words: 'Oui', ...draft });
		expect([missing({}), missing({ words: ' ' })]).toEqual([null, 'words']);
		const disagreement = { kind: 'disagreement' } as const;
		expect([missing(disagreement), missing({ ...disagreement, against: 'Non' })]).toEqual(['against', null]);
		const action = { kind: 'action', who: 'group' } as const;
		expect([missing(action), missing({ ...action, group: 'Le B' })]).toEqual(['group', null]);
		const promise = { kind: 'commitment', name: 'M. Duval' } as const;
		expect(missing({ ...promise, name: '' })).toBe('name');
		expect([missing(promise), missing({ ...promise, role: 'responsable' })]).toEqual(['role', null]);
	});
});
