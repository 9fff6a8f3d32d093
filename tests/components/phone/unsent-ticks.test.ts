// Ticks that are not sent yet, in a vote with several choices: what they outlive, and what the phone says when it is too late.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import Closing from '#components/phone/stages/Closing.svelte';
import { phoneKinds } from '#components/phone/vote/phone-kinds.ts';
import SeveralAnswers from '#components/phone/vote/SeveralAnswers.svelte';
import VoteResult from '#components/phone/vote/VoteResult.svelte';
import { Language, type ResidentLanguage } from '#i18n/language.svelte.ts';
import { laterWords, residentParts } from '#i18n/load.ts';
import { LiveMeeting } from '#live/live-meeting.svelte.ts';
import type { Answer } from '#live/wire.ts';
import type { RoomView } from '#meeting/view-types.ts';
import type { VoteView } from '#meeting/vote/view.ts';
import InRoom from '../../support/InRoom.svelte';
import { room } from '../../support/live/room-server.ts';

const option = (id: string) => ({ id, label: id });
const vote = {
	id: 'vote-0000001',
	question: 'Quels travaux ?',
	kind: 'several',
	options: ['banc', 'rampe', 'arbre'].map(option),
	max: 2,
	round: 1,
	state: 'open',
	results: [],
	counts: null,
	level: 'indicative'
} as unknown as VoteView;

let answer: Answer = { version: 2 };
class TestLine extends LiveMeeting<RoomView> {
	override get view() {
		return room;
	}
	override send() {
		return Promise.resolve(answer);
	}
}

const look = phoneKinds.several;
let language: ResidentLanguage;
let page: object | null = null;
function show<P extends Record<string, unknown>>(of: Component<P>, given: P): void {
	if (page) void unmount(page);
	const live = new TestLine({ meeting: 'meeting', token: 'token', role: 'resident' });
	page = mount(InRoom<P>, { target: document.body, props: { live, language, of, with: given } });
	flushSync();
}
const open = (code = '') => show(SeveralAnswers, { vote, look, isIn: false, code });
const tiles = () => [...document.querySelectorAll<HTMLButtonElement>('[role=group] button')];
function tick(at: number): void {
	tiles()[at]?.click();
	flushSync();
}
const ticked = () => tiles().map((tile) => tile.getAttribute('aria-pressed') === 'true');
const text = () => document.body.textContent;

beforeAll(async () => {
	language = await Language.load({ ...residentParts, ...laterWords });
});
beforeEach(() => {
	localStorage.clear();
	answer = { version: 2 };
});
afterEach(() => {
	if (page) void unmount(page);
	page = null;
});

test('unsent ticks outlive a pause, another stage and a reload, each in its own vote and round', () => {
	open();
	tick(1);
	open();
	expect(ticked()).toEqual([false, true, false]);
	show(SeveralAnswers, { vote: { ...vote, round: 2 }, look, isIn: false, code: '' });
	expect(ticked()).toEqual([false, false, false]);
});

test('once the vote is closed the phone says once that ticks are unsent, and forgets them', () => {
	open();
	tick(1);
	show(VoteResult, { vote: { ...vote, state: 'closed' } });
	expect(text()).toContain('ne sont pas comptés');
	expect(localStorage.length).toBe(0);
	show(VoteResult, { vote: { ...vote, state: 'closed' } });
	expect(text()).not.toContain('ne sont pas comptés');
});

test('at the end of the meeting the phone says which question has unsent ticks, and not before', () => {
	const closing = (phase: 'open' | 'closed') =>
		show(Closing, { view: { ...room, meeting: { ...room.meeting, phase } } });
	open();
	tick(0);
	closing('open');
	expect(text()).not.toContain('Quels travaux ?');
	expect(localStorage.length).toBe(1);
	closing('closed');
	expect(text()).toContain('Quels travaux ?');
	expect(localStorage.length).toBe(0);
});

test('the button that sends them says that ticks are unsent, and only then', () => {
	open();
	expect(text()).not.toContain('Pas encore envoyé');
	tick(0);
	expect(document.querySelector('.send')?.textContent).toContain('Pas encore envoyé');
	tick(0);
	expect(text()).not.toContain('Pas encore envoyé');
});

test('ticks stay when their sending is refused', async () => {
	answer = { refused: 'too-fast' };
	open();
	tick(0);
	document.querySelector<HTMLButtonElement>('.send button')?.click();
	await Promise.resolve();
	open();
	expect(ticked()).toEqual([true, false, false]);
});

test('ticks of a slip are never written down', () => {
	open('K7QM2XPA');
	tick(1);
	expect(localStorage.length).toBe(0);
});
