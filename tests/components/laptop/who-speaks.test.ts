// The laptop names who has the floor in words, above the press for the next.
import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import FloorControls from '#components/laptop/queue/FloorControls.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import type { FloorView } from '#meeting/queue/view.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, phone, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import AtDesk from '../../support/AtDesk.svelte';

async function controls(play: Play, as: Partial<FloorView> = {}): Promise<string> {
	const seen = viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
	const view = { ...seen, floor: seen.floor && { ...seen.floor, ...as } };
	const line: DeskLine = { view, status: 'live', now: 0, send: () => Promise.resolve({ version: 1 }) };
	const language = await Language.load(staffParts);
	const props = { desk: new Desk(line, 'token', 'facilitator'), language, of: FloorControls, with: {} };
	document.body.replaceChildren();
	const page = mount(AtDesk<Record<string, never>>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
	return document.body.textContent.replace(/\s+/g, ' ');
}

test('who speaks stands above the press for the next, by name and by sign', async () => {
	const play = Play.open();
	play.does(phone(1), { type: 'Arrive' });
	expect(await controls(play)).not.toMatch(/ parle/);
	play.does(phone(1), { type: 'RaiseHand', kind: 'speak' });
	play.does(facilitator, { type: 'CallNext', after: null });
	expect(await controls(play)).toMatch(/^ ?Un·e habitant·e parle .*Finir le tour/);
	const label = { kind: 'name', name: 'Fatima' } as const;
	expect(await controls(play, { label })).toMatch(/^ ?Fatima parle /);
	const sign = { object: 'chair', number: 1 } as const;
	expect(await controls(play, { label, sign })).toMatch(/^ ?Fatima, la chaise brune, parle /);
});
