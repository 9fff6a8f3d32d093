// Somebody at a page of any engine, who reads its words and presses what they name. Each act waits for what it needs.
import { expect } from 'vitest';
import type { Find, Tab } from './engine.ts';

export class Visitor {
	readonly tab: Tab;

	constructor(tab: Tab) {
		this.tab = tab;
	}

	/** Chooses the language of a place, as its button does: engines differ in where they find out their own. */
	async speak(language: string, place: string): Promise<void> {
		await this.tab.go(`${place}/minutes/none`);
		await this.tab.read((code) => {
			localStorage.setItem('tablee.lang', code);
			return code;
		}, language);
	}

	async see(words: string): Promise<void> {
		const read = () => this.tab.read(shownWords, '');
		await expect.poll(read).toContain(plain(words));
	}

	/** A control with these words, or with this label. */
	async press(words: string): Promise<void> {
		await expect.poll(() => this.tab.press(control, plain(words)), { message: words }).toBe(true);
	}

	async fill(label: string, words: string): Promise<void> {
		await expect.poll(() => this.tab.type(fieldOf, plain(label), words), { message: label }).toBe(true);
	}
}

/** Every space is one plain space. */
const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const shownWords = (): string => document.body.innerText.replace(/\s+/gu, ' ');

const control: Find = (words) =>
	[...document.querySelectorAll<HTMLElement>('button, a, summary')].find((each) => {
		const name = (each.getAttribute('aria-label') ?? each.innerText).replace(/\s+/gu, ' ').trim();
		return each.checkVisibility() && name.includes(words) && !each.matches(':disabled');
	}) ?? null;

const fieldOf: Find = (label) => {
	const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
	const named = (each: HTMLInputElement | HTMLTextAreaElement) => [
		each.getAttribute('aria-label') ?? '',
		...[...(each.labels ?? [])].map((own) => own.innerText)
	];
	return (
		fields.find(
			(each) =>
				each.checkVisibility() && named(each).some((name) => name.replace(/\s+/gu, ' ').includes(label))
		) ?? null
	);
};
