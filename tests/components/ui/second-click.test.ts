import { afterEach, beforeEach, expect, test } from 'vitest';
import { onlyOnTheSame } from '#ui/second-click.ts';

const done: string[] = [];
const guard = onlyOnTheSame();
beforeEach(() => {
	done.length = 0;
	document.body.innerHTML =
		'<button id="add"><b>Quelqu’un</b></button><button id="end">Finir</button><label>Admis<input type="checkbox"></label>';
	for (const button of document.querySelectorAll('button'))
		button.addEventListener('click', () => done.push(button.id));
	window.addEventListener('click', guard, { capture: true });
});
afterEach(() => window.removeEventListener('click', guard, { capture: true }));

const click = (selector: string, detail: number) =>
	document.querySelector(selector)?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));

test('the second click of a double click does nothing if another button has come under the hand', () => {
	click('#add', 1);
	click('#end', 2);
	click('#end', 3);
	expect(done).toEqual(['add']);
	click('#end', 1);
	expect(done).toEqual(['add', 'end']);
});

test('on the same button, and by keyboard, each click counts', () => {
	click('#add b', 1);
	click('#add', 2);
	click('#end', 0);
	click('#end', 0);
	expect(done).toEqual(['add', 'add', 'end', 'end']);
});

test('a label acts as its control: a box that is ticked twice by its words is as it was', () => {
	const box = document.querySelector('input');
	click('label', 1);
	expect(box?.checked).toBe(true);
	click('label', 2);
	expect(box?.checked).toBe(false);
});
