import { expect, test } from 'vitest';
import { Budget, Price } from '#server/line/budgets.ts';

test('L38 a budget is spent by each key for itself, and is whole again once its time is over', () => {
	const budget = new Budget(2, 1000);
	for (const at of [0, 400]) budget.spend('phone', at);
	expect([budget.isSpent('phone', 999), budget.isSpent('other', 999)]).toEqual([true, false]);
	expect(budget.isSpent('phone', 1000)).toBe(false);
	budget.spend('phone', 1000);
	expect(budget.isSpent('phone', 1001)).toBe(false);
});

test('L38 a command is paid once, however often it is decided, and what the disk refuses is given back', () => {
	const budget = new Budget(1, 60_000);
	const first = new Price(budget, 'phone');
	first.spend();
	first.spend();
	expect([first.isSpent, new Price(budget, 'phone').isSpent]).toEqual([false, true]);
	first.giveBack();
	first.giveBack();
	const second = new Price(budget, 'phone');
	expect(second.isSpent).toBe(false);
	second.spend();
	expect(new Price(budget, 'phone').isSpent).toBe(true);
});
