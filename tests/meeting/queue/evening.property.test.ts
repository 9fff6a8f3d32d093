// Whole evenings of random commands, and what must hold whatever the room does.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal, speechRules, type SpeechRule } from '#meeting/frame.ts';
import { evolveQueue, queueEvents } from '#meeting/queue/events.ts';
import { keepNext } from '#meeting/queue/kept.ts';
import { emptyQueue, turnKinds, type TurnKind } from '#meeting/queue/state.ts';
import { GivenQueue } from '../../support/meeting/queue.ts';

const people = ['anna', 'badi', 'cleo', 'dora', 'emil'];

type Step =
	| { readonly do: 'raise'; readonly who: number; readonly kind: TurnKind }
	| { readonly do: 'withdraw' | 'pass' | 'give'; readonly at: number }
	| { readonly do: 'place'; readonly at: number; readonly before: number | null }
	| { readonly do: 'next' | 'end' | 'undo' | 'undo-end' | 'round' | 'end-round' | 'close' | 'open' }
	| { readonly do: 'pause' | 'resume' | 'extend' | 'note' }
	| { readonly do: 'wait'; readonly ms: number };

const place = fc.nat(6);
const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		{
			weight: 6,
			arbitrary: fc.record({
				do: fc.constant('raise' as const),
				who: fc.nat(people.length - 1),
				kind: fc.constantFrom(...turnKinds)
			})
		},
		{
			weight: 2,
			arbitrary: fc.record({ do: fc.constantFrom('withdraw', 'pass', 'give'), at: place })
		},
		{
			weight: 3,
			arbitrary: fc.record({ do: fc.constant('place' as const), at: place, before: fc.option(place) })
		},
		{ weight: 4, arbitrary: fc.record({ do: fc.constantFrom('next', 'undo') }) },
		{ weight: 1, arbitrary: fc.record({ do: fc.constantFrom('round', 'end-round') }) },
		{
			weight: 2,
			arbitrary: fc.record({
				do: fc.constantFrom('close', 'open', 'extend', 'note')
			})
		},
		{ weight: 2, arbitrary: fc.record({ do: fc.constantFrom('pause', 'resume') }) },
		{ weight: 3, arbitrary: fc.record({ do: fc.constantFrom('end', 'undo-end') }) },
		{ weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(15_000) }) }
	),
	{ maxLength: 80, size: 'max' }
);

function take(hall: GivenQueue, step: Step) {
	const nth = (index: number) => hall.order[index] ?? 'nobody';
	const running = hall.speaking ?? 'nobody';
	switch (step.do) {
		case 'raise':
			return hall.resident(people[step.who] ?? null, { type: 'RaiseHand', kind: step.kind });
		case 'withdraw':
			return hall.facilitator({ type: 'WithdrawHand', turn: nth(step.at) });
		case 'pass':
			return hall.scribe({ type: 'PassTurn', turn: step.at === 0 ? running : nth(step.at) });
		case 'give':
			return hall.facilitator({ type: 'GiveFloor', turn: nth(step.at), after: hall.speaking });
		case 'place':
			return hall.place(nth(step.at), step.before === null ? null : nth(step.before));
		case 'next':
			return hall.next();
		case 'end':
			return hall.end();
		case 'undo':
			return hall.facilitator({ type: 'UndoNext', turn: running });
		case 'undo-end':
			return hall.facilitator({ type: 'UndoEndTurn', turn: hall.queue.past.at(-1)?.id ?? 'nobody' });
		case 'round':
			return hall.facilitator({ type: 'StartRound' });
		case 'end-round':
			return hall.facilitator({ type: 'EndRound', round: hall.queue.roundId ?? 'none' });
		case 'close':
			return hall.facilitator({ type: 'CloseList' });
		case 'open':
			return hall.facilitator({ type: 'OpenList' });
		case 'pause':
			return hall.facilitator({ type: 'PauseTurn', turn: running });
		case 'resume':
			return hall.facilitator({ type: 'ResumeTurn', turn: running });
		case 'extend':
			return hall.facilitator({ type: 'ExtendTurn', turn: running, bySeconds: 30 });
		case 'note':
			hall.notedAt.push(hall.at);
			return null;
		case 'wait':
			hall.later(step.ms);
			return null;
	}
}

const evening = (rule: SpeechRule): GivenQueue => {
	const hall = new GivenQueue();
	hall.rule = rule;
	hall.present = people;
	return hall;
};
const firstLine = (hall: GivenQueue): string | undefined =>
	hall.order.find((turn) => hall.queue.waiting[turn]?.kind !== 'technical');
const evenings = (check: (rule: SpeechRule, taken: readonly Step[]) => void) =>
	fc.assert(fc.property(fc.constantFrom(...speechRules), steps, check), { numRuns: 200 });

test('Q16 while somebody speaks, the next place stays next until it speaks, goes away, passes, or "next" or an end is undone', () => {
	let kept = 0;
	evenings((rule, taken) => {
		const hall = evening(rule);
		for (const step of taken) {
			const next = hall.speaking === null ? undefined : firstLine(hall);
			const passedBefore = next && hall.queue.waiting[next]?.passed;
			take(hall, step);
			const still = next ? hall.queue.waiting[next] : undefined;
			if (still && step.do !== 'undo' && step.do !== 'undo-end' && still.passed === passedBefore) {
				expect(firstLine(hall)).toBe(still.id);
				kept += 1;
			}
		}
	});
	expect(kept).toBeGreaterThan(200);
});

test('Q1 nobody ever waits twice', () => {
	let refused = 0;
	evenings((rule, taken) => {
		const hall = evening(rule);
		for (const step of taken) {
			const outcome = take(hall, step);
			if (outcome !== null && isRefusal(outcome) && outcome.refused === 'already-waiting') refused += 1;
			const waits = Object.values(hall.queue.waiting).map(
				({ person, kind }) => `${person} ${kind === 'technical'}`
			);
			expect(new Set(waits).size).toBe(waits.length);
		}
	});
	expect(refused).toBeGreaterThan(50);
});

test('Q5 no hand is lost: each waits, speaks, is over or was withdrawn, and only one of these', () => {
	evenings((rule, taken) => {
		const hall = evening(rule);
		for (const step of taken) take(hall, step);
		const events = hall.history.map(({ event }) => event);
		const raised = events.flatMap((event) => {
			if (event.type === 'HandRaised') return [event.turn];
			if (event.type === 'RoundStarted') return event.turns.map(({ turn }) => turn);
			if (event.type !== 'NextUndone' && event.type !== 'EndUndone') return [];
			return event.restored ? [] : [event.again];
		});
		const found = [
			...Object.keys(hall.queue.waiting),
			...(hall.speaking === null ? [] : [hall.speaking]),
			...hall.queue.past.map(({ id }) => id),
			...events.flatMap((event) => {
				if (event.type === 'RoundEnded') return event.turns;
				return event.type === 'HandWithdrawn' ? [event.turn] : [];
			})
		];
		expect(found.sort()).toEqual(raised.sort());
	});
});

test('Q28 "next" that is undone at once leaves everything as it was', () => {
	let undone = 0;
	evenings((rule, taken) => {
		const hall = evening(rule);
		for (const step of taken) take(hall, step);
		hall.later(1);
		const before = hall.queue;
		if (isRefusal(hall.next())) return;
		hall.undo();
		expect({ ...hall.queue, before: null }).toEqual({ ...before, before: null });
		undone += 1;
	});
	expect(undone).toBeGreaterThan(20);
});

test('Q41 an ended tour stays ended until another one begins, and nothing that it gave waits', () => {
	let ended = 0;
	evenings((rule, taken) => {
		const hall = evening(rule);
		let isEnded = false;
		for (const step of taken) {
			const { length } = hall.history;
			take(hall, step);
			const types = hall.history.slice(length).map(({ event }) => event.type);
			isEnded = (isEnded || types.includes('RoundEnded')) && !types.includes('RoundStarted');
			if (!isEnded) continue;
			ended += 1;
			expect(hall.queue.isRoundOn).toBe(false);
			expect(Object.values(hall.queue.waiting).filter(({ given, inRound }) => given || inRound)).toEqual([]);
		}
	});
	expect(ended).toBeGreaterThan(20);
});

test('Q31 time spoken is the sum of the turns that are over', () => {
	evenings((rule, taken) => {
		const hall = evening(rule);
		for (const step of taken) take(hall, step);
		const heard = hall.queue.past.filter(({ kind }) => kind !== 'technical');
		for (const person of people) {
			const own = heard.filter((turn) => turn.person === person);
			const spoken = hall.queue.spoken[person] ?? { turns: 0, ms: 0 };
			expect(spoken.turns).toBe(own.length);
			expect(spoken.ms).toBe(own.reduce((sum, { ms }) => sum + ms, 0));
			expect(hall.queue.heard.includes(person)).toBe(own.length > 0);
		}
	});
});

test('Q35 the same events make the same queue, to the byte', () => {
	const happened = new Set<string>();
	evenings((rule, taken) => {
		const hall = evening(rule);
		for (const step of taken) take(hall, step);
		const replayed = hall.history.reduce(
			(queue, { event, cause }) => keepNext(evolveQueue(queue, event, cause), rule, hall.item),
			emptyQueue
		);
		expect(JSON.stringify(replayed)).toBe(JSON.stringify(hall.queue));
		for (const { event } of hall.history) happened.add(event.type);
	});
	// An act that never happens in these evenings is tested by nothing here.
	expect(Object.keys(queueEvents).filter((type) => !happened.has(type))).toEqual([]);
});
