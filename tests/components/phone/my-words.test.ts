// « Mes paroles »: each sentence has its question, and nothing opens by itself.
import { flushSync, mount, unmount } from 'svelte';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import MyWords from '#components/phone/record/MyWords.svelte';
import { Language, type ResidentLanguage } from '#i18n/language.svelte.ts';
import { laterWords, residentParts } from '#i18n/load.ts';
import { LiveMeeting } from '#live/live-meeting.svelte.ts';
import type { Answer } from '#live/wire.ts';
import type { ClientCommand } from '#meeting/command.ts';
import { mineOf } from '#meeting/mine.ts';
import type { Mine, RoomView } from '#meeting/view-types.ts';
import { facilitator, phone, Play } from '#tests/support/meeting-play.ts';
import InRoom from '../../support/InRoom.svelte';

const sent: ClientCommand[] = [];
let answer: Answer = { version: 1 };
class TestLine extends LiveMeeting<RoomView> {
	override send(command: ClientCommand) {
		sent.push(command);
		return Promise.resolve(answer);
	}
}
interface Given extends Record<string, unknown> {
	mine: Mine;
}

let language: ResidentLanguage;
beforeAll(async () => {
	language = await Language.load({ ...residentParts, ...laterWords });
});
beforeEach(() => {
	localStorage.clear();
	document.body.replaceChildren();
	sent.length = 0;
	answer = { version: 1 };
});

/** Whoever holds the first phone spoke, and one sentence of it was noted. */
function mine(): Mine {
	const play = Play.open();
	play.does(phone(1), { type: 'Arrive' });
	play.does(phone(1), { type: 'RaiseHand', kind: 'speak' }, 'turn-000001');
	play.does(facilitator, { type: 'CallNext', after: null });
	const source = { kind: 'turn', turn: 'turn-000001' } as const;
	play.does(facilitator, { type: 'NoteEntry', kind: 'quote', words: 'On attend', source }, 'entry-000001');
	return mineOf(play.meeting, {}, phone(1).device, null);
}

function shown(given = mine()): void {
	const live = new TestLine({ meeting: 'meeting', token: 'token', role: 'resident' });
	const page = mount(InRoom<Given>, {
		target: document.body,
		props: { live, language, of: MyWords, with: { mine: given } }
	});
	onTestFinished(() => unmount(page));
	flushSync();
}
function press(words: string): void {
	const found = [...document.querySelectorAll('button')].find(({ textContent }) =>
		textContent.includes(words)
	);
	if (!found) throw new Error(`no button ${words}`);
	found.click();
	flushSync();
}
const text = () => document.body.textContent.replace(/\s+/gu, ' ');

test('R47 nothing opens by itself, and the button says how many questions there are', () => {
	shown();
	expect(document.querySelector('dialog')).toBeNull();
	expect(text()).toContain('1 question pour vous');
	press('Mes paroles');
	expect(text()).toContain('Est-ce bien cela ? Peut-on le répéter hors d’ici ?');
});

test('R47 a yes names the version that was read', () => {
	shown();
	press('Mes paroles');
	press('Oui');
	expect(sent).toEqual([{ type: 'AnswerEntry', entry: 'entry-000001', version: 1, answer: 'yes' }]);
});

test('R47 own words stay until they are sent, and where they are refused', async () => {
	answer = { refused: 'entry-changed' };
	shown();
	press('Mes paroles');
	press('Corriger');
	const field = document.querySelector('textarea');
	if (!field) throw new Error('no field');
	expect(field.value).toBe('On attend');
	field.value = 'On attend encore';
	field.dispatchEvent(new Event('input', { bubbles: true }));
	flushSync();
	press('Garder mes mots');
	await expect.poll(text).toContain(language.saying<'refusals'>()('entry-changed'));
	expect(sent).toMatchObject([{ answer: 'corrected', words: 'On attend encore' }]);
	document.body.replaceChildren();
	shown();
	press('Mes paroles');
	press('Corriger');
	expect(document.querySelector('textarea')?.value).toBe('On attend encore');
});

test('R47 taking back needs a second press, which says what it does', () => {
	shown();
	press('Mes paroles');
	press('Retirer');
	expect(text()).toContain('Retirer pour toujours');
	expect(sent).toEqual([]);
	press('Oui, retirer');
	expect(sent).toMatchObject([{ answer: 'withdrawn' }]);
});
