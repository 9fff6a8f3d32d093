// The three lines that only a person can answer: asked for each version, and each time something is handed out.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import HandoutDialog from '#components/laptop/documents/HandoutDialog.svelte';
import PublishForm from '#components/laptop/publication/PublishForm.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import AtDesk from '../../support/AtDesk.svelte';

async function open<P extends Record<string, unknown>>(of: Component<P>, given: P) {
	const play = Play.open();
	play.does(facilitator, { type: 'CloseMeeting' });
	const seen = () => viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
	const line: { -readonly [K in keyof DeskLine]: DeskLine[K] } = $state({
		view: seen(),
		status: 'live',
		now: 0,
		send: () => Promise.resolve({ version: 1 })
	});
	document.body.replaceChildren();
	const props = {
		desk: new Desk(line, 'token', 'facilitator'),
		language: await Language.load(staffParts),
		of,
		with: given
	};
	const page = mount(AtDesk<P>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
	return () => {
		play.does(facilitator, { type: 'PublishMinutes', how: 'together' });
		line.view = seen();
		flushSync();
	};
}
const windowProps = { onclose: () => undefined, onmend: () => undefined };
const lines = () => [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
const button = (label: string) =>
	[...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes(label));

function tick() {
	for (const line of lines()) line.click();
	flushSync();
}
async function press(label: string) {
	button(label)?.click();
	await new Promise<void>((done) => setTimeout(done));
	flushSync();
}

test('D60 the three lines are asked again for the next version', async () => {
	const published = await open(PublishForm, {});
	tick();
	expect(button('Publier la version 1')?.disabled).toBe(false);
	await press('Publier la version 1');
	published();
	expect(lines().map(({ checked }) => checked)).toEqual([false, false, false]);
	expect(document.body.textContent).toContain('Cochez d’abord les trois lignes.');
});

test('D60 they are asked again each time something is handed out', async () => {
	await open(HandoutDialog, windowProps);
	tick();
	await press('Feuille A4 (PDF)');
	await open(HandoutDialog, windowProps);
	expect(lines().map(({ checked }) => checked)).toEqual([false, false, false]);
	expect(button('Feuille A4 (PDF)')?.disabled).toBe(true);
});
