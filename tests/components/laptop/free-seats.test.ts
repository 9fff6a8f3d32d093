// The laptop frees places that nobody uses. It says how many, asks once, frees them, and says so.
import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import SeatsLeft from '#components/laptop/people/SeatsLeft.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import type { ClientCommand } from '#meeting/command.ts';
import { viewFor } from '#meeting/view.ts';
import { phone, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import AtDesk from '../../support/AtDesk.svelte';

async function shown(taken: number, idle: number, growing = false) {
	const play = Play.open();
	play.does(phone(1), { type: 'Arrive' });
	const view = viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
	const sent: ClientCommand[] = [];
	const line: DeskLine = {
		view: { ...view, seats: { taken, most: 1200, idle }, connections: { ...view.connections, growing } },
		status: 'live',
		now: 0,
		send: (command) => Promise.resolve({ version: sent.push(command) })
	};
	const props = {
		desk: new Desk(line, 'token', 'facilitator'),
		language: await Language.load(staffParts),
		of: SeatsLeft,
		with: {}
	};
	document.body.replaceChildren();
	const page = mount(AtDesk<Record<string, never>>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
	const press = (words: RegExp) => {
		const button = [...document.querySelectorAll('button')].find(({ textContent }) =>
			words.test(textContent)
		);
		button?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
		flushSync();
		return button !== undefined;
	};
	return { sent, press };
}

test('freeing asks once, with the number of places, and says when they are free', async () => {
	const { sent, press } = await shown(1200, 1187);
	expect(press(/Libérer 1\s?187 places/)).toBe(true);
	expect([document.body.textContent, sent]).toEqual([expect.stringMatching(/ne sont plus connectés/), []]);
	expect(press(/Non, garder/)).toBe(true);
	expect(document.body.textContent).not.toMatch(/ne sont plus connectés/);
	press(/Libérer 1\s?187 places/);
	press(/Oui, libérer/);
	expect(sent).toEqual([{ type: 'FreeSeats' }]);
	await expect.poll(() => document.body.textContent).toMatch(/1\s?187 places sont de nouveau libres/);
});

test('nothing is offered if many places are left, or if each phone is here', async () => {
	expect((await shown(60, 20)).press(/Libérer/)).toBe(false);
	expect((await shown(1200, 0)).press(/Libérer/)).toBe(false);
});

test('a warning of unusually many messages stands there, however few places they take', async () => {
	await shown(2, 0);
	expect(document.body.textContent).not.toMatch(/plus que dans une séance ordinaire/);
	await shown(2, 0, true);
	expect(document.body.textContent).toMatch(/plus que dans une séance ordinaire/);
});
