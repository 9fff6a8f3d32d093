// When a key of the laptop acts: never while somebody types, and never three times for one press.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Shortcuts } from '#ui/shortcuts.svelte.ts';

let shortcuts: Shortcuts;
let kept: boolean[];
let stop: () => void;
beforeEach(() => {
	vi.useFakeTimers();
	document.body.innerHTML =
		'<input id="line"><textarea></textarea><select></select><button></button><input type="checkbox">';
	kept = [];
	shortcuts = new Shortcuts({ letters: true, keep: (on) => kept.push(on) });
	stop = shortcuts.watch();
});
afterEach(() => {
	stop();
	vi.useRealTimers();
});

const at = (where: string) => document.querySelector<HTMLElement>(where) ?? expect.fail(where);
interface Pressed {
	readonly key: string | undefined;
	/** Whether the browser was kept from its own use of the key. */
	readonly stopped: boolean;
}
/** What the surface does with a key that is pressed on this element. */
function press(key: string, where = 'body', more: KeyboardEventInit = {}): Pressed {
	let seen: string | undefined;
	const read = (event: KeyboardEvent) => (seen = shortcuts.keyOf(event));
	window.addEventListener('keydown', read);
	const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
	at(where).dispatchEvent(event);
	window.removeEventListener('keydown', read);
	return { key: seen, stopped: event.defaultPrevented };
}
const keyAt = (where: string, key: string, more?: KeyboardEventInit) => press(key, where, more).key;
const written = (where: string) => at(where).dispatchEvent(new Event('input', { bubbles: true }));

test('a letter acts on the surface and on a button, and in no field', () => {
	expect([keyAt('body', 'N'), keyAt('button', 'n'), keyAt('[type=checkbox]', 'n')]).toEqual(['n', 'n', 'n']);
	for (const field of ['#line', 'textarea', 'select'])
		for (const key of ['n', '+', 'ArrowLeft', 'ArrowRight', 'Home', 'End', '.'])
			expect(keyAt(field, key), `${key} in ${field}`).toBeUndefined();
});

test.for(['text', 'number', 'search', 'tel', 'date', 'datetime-local', 'month', 'radio', 'range'])(
	'a field of type %s keeps its letters',
	(type) => {
		at('#line').setAttribute('type', type);
		expect(keyAt('#line', 'n')).toBeUndefined();
	}
);

test('a letter within two seconds after the last one is typing that goes on', () => {
	press('h', '#line');
	written('#line');
	vi.advanceTimersByTime(1900);
	press('i', '#line');
	vi.advanceTimersByTime(1900);
	expect([keyAt('body', 'n'), keyAt('body', 'v'), keyAt('body', 'ArrowRight')]).toEqual([
		...[undefined, undefined, undefined]
	]);
	expect(shortcuts.isWriting).toBe(true);
	vi.advanceTimersByTime(100);
	expect([shortcuts.isWriting, keyAt('body', 'n')]).toEqual([false, 'n']);
});

test('sending a form by Enter, a paste and a correction count as typing; ticking a box does not', () => {
	for (const typed of [
		() => press('Enter', '#line'),
		() => press('Backspace', '#line'),
		() => written('#line')
	]) {
		typed();
		expect(keyAt('body', 'n')).toBeUndefined();
		vi.advanceTimersByTime(2000);
	}
	written('[type=checkbox]');
	press('Tab', '#line');
	press('Escape', '#line');
	expect(keyAt('body', 'n')).toBe('n');
});

test('a presenter’s remote and F1 act while somebody types', () => {
	press('h', '#line');
	for (const key of ['PageDown', 'PageUp', 'F1'])
		expect([keyAt('#line', key), keyAt('body', key)]).toEqual([key, key]);
	document.body.append(document.createElement('dialog'));
	at('dialog').setAttribute('open', '');
	expect([keyAt('body', 'PageDown'), keyAt('#line', 'F1')]).toEqual([undefined, undefined]);
});

test('keys with Ctrl, Alt or Meta belong to the browser, and half a character does nothing', () => {
	for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])
		for (const key of ['n', 'PageDown']) expect(keyAt('body', key, more)).toBeUndefined();
	expect([keyAt('body', 'Process'), keyAt('body', 'Dead')]).toEqual([undefined, undefined]);
	press('Process', '#line');
	expect(keyAt('body', 'n')).toBeUndefined();
});

test('a key that is held down acts once', () => {
	expect(keyAt('body', 'n')).toBe('n');
	for (const key of ['n', '+', 'PageDown', 'ArrowRight', 'z'])
		expect(keyAt('body', key, { repeat: true })).toBeUndefined();
});

test('a held key does not go on in the field that it opened', () => {
	press('q');
	expect(press('q', '#line', { repeat: true }).stopped).toBe(true);
	press('q', '#line');
	expect(press('q', '#line', { repeat: true }).stopped).toBe(false);
});

test('a held Enter presses a button and sends a form once', () => {
	for (const where of ['button', '#line', 'textarea']) press('Enter', where);
	const again = ['button', '#line', 'textarea'].map(
		(where) => press('Enter', where, { repeat: true }).stopped
	);
	expect(again).toEqual([true, true, false]);
});

test('single letters can be turned off on this laptop; keys that write nothing still act', () => {
	shortcuts.letters = false;
	expect(kept).toEqual([false]);
	for (const key of ['n', 'V', '+', '-', '=', 'z', 'q', 'p'])
		expect([key, keyAt('body', key), shortcuts.acts(key)]).toEqual([key, undefined, false]);
	for (const key of ['PageDown', 'ArrowRight', 'F1']) expect(keyAt('body', key)).toBe(key);
	for (const name of ['⏎', '→', '←', 'F1', 'PageUp']) expect(shortcuts.acts(name)).toBe(true);
	expect(new Shortcuts({ letters: false, keep: () => undefined }).letters).toBe(false);
});

test('once nobody watches, no key is held back', () => {
	stop();
	press('h', '#line');
	expect(shortcuts.isWriting).toBe(false);
});
