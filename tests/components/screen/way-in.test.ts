// What the room's screen tells those who come in: who speaks, also during the welcome, and the Wi-Fi in turn with the page.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { isWifiTurn, turnMs } from '#components/screen/stage/bar-qr.ts';
import JoinBar from '#components/screen/stage/JoinBar.svelte';
import Stage from '#components/screen/stage/Stage.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import type { HallView, ScreenView } from '#meeting/view-types.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, phone, Play } from '../../support/meeting-play.ts';
import { presenceOf } from '../../support/presence.ts';
import AtDesk from '../../support/AtDesk.svelte';

type Shown = { view: ScreenView; now: number } & Record<string, unknown>;
const qr = { path: 'M0 0', size: 29 };
const wifi = { ssid: 'Tilleuls', password: 'bonsoir2026', qr };
const play = Play.open();

beforeEach(() => document.body.replaceChildren());

function seen(hall: Partial<HallView> = {}): ScreenView {
	const presence = presenceOf(play.meeting);
	const given = { ...presence.hall, address: '192.0.2.2:48123', code: '040548', qr, ...hall };
	return viewFor(play.meeting, {}, { ...presence, hall: given }, 'screen', null);
}

async function words(of: Component<Shown>, view: ScreenView, now = 0): Promise<string> {
	const staff = viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
	const line: DeskLine = { view: staff, status: 'live', now, send: () => Promise.resolve({ version: 1 }) };
	const language = await Language.load(staffParts);
	const props = { desk: new Desk(line, 'token', 'facilitator'), language, of, with: { view, now } };
	const page = mount(AtDesk<Shown>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
	return document.body.textContent.replace(/\s+/g, ' ');
}

test.each([{ wifi }, { wifi: null }])('M43 the welcome names who speaks: %j', async (hall) => {
	play.does(facilitator, { type: 'ShowStage', stage: { kind: 'welcome' } });
	expect(await words(Stage, seen(hall))).toMatch(/levez la main/);
	document.body.replaceChildren();
	if (seen().people.present === 0) play.does(phone(1), { type: 'Arrive' });
	play.does(phone(1), { type: 'RaiseHand', kind: 'speak' });
	play.does(facilitator, { type: 'CallNext', after: null });
	expect(await words(Stage, seen(hall))).toMatch(/ parle/);
	play.does(facilitator, { type: 'EndTurn', turn: seen().floor?.turn ?? '' });
});

describe('the way in at the foot of the screen', () => {
	test('M44 the Wi-Fi and the page take turns of ten seconds, and only where a Wi-Fi is set', () => {
		const turns = [0, turnMs - 1, turnMs, 2 * turnMs].map((now) =>
			isWifiTurn(seen({ wifi }).hall, () => now)
		);
		expect(turns).toEqual([false, false, true, false]);
		expect(isWifiTurn(seen({ wifi: null }).hall, () => turnMs)).toBe(false);
	});

	test('M44 the turn of the Wi-Fi gives its name and password, and the code stands with the address alone', async () => {
		const its = await words(JoinBar, seen({ wifi }), turnMs);
		expect(its).toMatch(/Tilleuls mot de passe bonsoir2026/);
		expect(its).not.toMatch(/040/);
		document.body.replaceChildren();
		const page = await words(JoinBar, seen({ wifi }), 0);
		expect(page).toMatch(/tapez 192\.0\.2\.2:48123 040\s548/);
		expect(page).not.toMatch(/bonsoir/);
	});

	test('M44 a Wi-Fi without a password says so', async () => {
		expect(await words(JoinBar, seen({ wifi: { ...wifi, password: '' } }), turnMs)).toMatch(
			/sans mot de passe/
		);
	});
});
