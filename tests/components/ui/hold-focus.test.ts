// Where the focus goes when the button that was pressed is gone.
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { holdFocus } from '#ui/hold-focus.ts';

afterEach(() => (document.body.innerHTML = ''));

function page(html: string, next: 'button' | 'place'): HTMLElement {
	document.body.innerHTML = `<main>${html}</main>`;
	const main = document.querySelector('main') ?? expect.fail('no page');
	onTestFinished(holdFocus(main, next));
	return main;
}
function press(id: string): HTMLElement {
	const button = document.getElementById(id) ?? expect.fail(id);
	button.focus();
	return button;
}
const focused = () => document.activeElement?.id;

test('on a phone the focus goes to the button that now stands there', async () => {
	page('<button id="far"></button><footer id="bar"><button id="ask"></button></footer>', 'button');
	press('ask').outerHTML = '<button id="off" disabled></button><button id="withdraw"></button>';
	await expect.poll(focused).toBe('withdraw');
});

test('if no button came, the focus goes to the place', async () => {
	page('<button id="far"></button><footer id="bar"><button id="ask"></button></footer>', 'button');
	press('ask').outerHTML = '<p>Merci</p>';
	await expect.poll(focused).toBe('bar');
});

test('on a laptop the focus goes to the place, where Enter presses nothing', async () => {
	page(
		'<ul id="queue"><li><button id="call"></button></li><li><button id="other"></button></li></ul>',
		'place'
	);
	press('call').closest('li')?.remove();
	await expect.poll(focused).toBe('queue');
});

test('the focus stays with somebody who has gone elsewhere', async () => {
	const main = page('<button id="ask"></button><input id="field" />', 'button');
	const gone = press('ask');
	press('field');
	gone.remove();
	main.append('later');
	await expect.poll(() => main.textContent).toContain('later');
	expect(focused()).toBe('field');
});
