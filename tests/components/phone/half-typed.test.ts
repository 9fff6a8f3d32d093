// What is being typed on a phone, when a ballot opens over it.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { flushSync, mount, unmount } from 'svelte';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import NameDialog from '#components/phone/people/NameDialog.svelte';
import { Language, type ResidentLanguage } from '#i18n/language.svelte.ts';
import { laterWords, residentParts } from '#i18n/load.ts';
import { LiveMeeting } from '#live/live-meeting.svelte.ts';
import { dropDrafts } from '#live/phone-drafts.ts';
import type { Answer } from '#live/wire.ts';
import type { RoomView } from '#meeting/view-types.ts';
import InRoom from '../../support/InRoom.svelte';

let answer: Answer = { version: 1 };
class TestLine extends LiveMeeting<RoomView> {
	override send() {
		return Promise.resolve(answer);
	}
}
interface Given extends Record<string, unknown> {
	name: string | null;
	inMinutes: boolean | null;
	onclose: () => void;
}

let language: ResidentLanguage;
beforeAll(async () => {
	language = await Language.load({ ...residentParts, ...laterWords });
});
beforeEach(() => {
	localStorage.clear();
	answer = { version: 1 };
});

/** Opens the window, does that in it, and lets it close. What stood in it before. */
function inWindow(
	name: string | null,
	act: (text: HTMLInputElement, box: HTMLInputElement) => void = () => undefined
) {
	const live = new TestLine({ meeting: 'meeting', token: 'token', role: 'resident' });
	const given = { name, inMinutes: null, onclose: () => undefined };
	const page = mount(InRoom<Given>, {
		target: document.body,
		props: { live, language, of: NameDialog, with: given }
	});
	flushSync();
	const [text, box] = document.querySelectorAll('input');
	if (!text || !box) throw new Error('no fields');
	const stood = [text.value, box.checked];
	act(text, box);
	flushSync();
	void unmount(page);
	return stood;
}
function type(text: HTMLInputElement, words: string): void {
	text.value = words;
	text.dispatchEvent(new Event('input', { bubbles: true }));
}
const give = () =>
	document.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));

test('P54 a first name that is half typed when a ballot opens is there when its window opens again', () => {
	inWindow(null, (text, box) => {
		type(text, 'Aïc');
		box.click();
	});
	expect(inWindow(null)).toEqual(['Aïc', true]);
	dropDrafts();
	expect(inWindow(null)).toEqual(['', false]);
});

test('P54 once a first name is given, nothing of it waits; if it is refused, it comes back', async () => {
	const sent = (text: HTMLInputElement) => {
		type(text, 'Aïcha');
		give();
	};
	inWindow(null, sent);
	await Promise.resolve();
	expect([inWindow('Zoé'), localStorage.length]).toEqual([['Zoé', false], 0]);
	answer = { refused: 'no-seat' };
	inWindow(null, sent);
	await expect.poll(() => inWindow('Zoé')).toEqual(['Aïcha', false]);
});

/** Fields of the phone that keep nothing, and why. */
const keepNothing = {
	'CodeEntry.svelte': 'nobody is in a meeting yet, so no ballot opens over it',
	'record/Slip.svelte': 'no ballot opens on the page of a slip, and its code is in memory alone',
	'vote/SlipCode.svelte':
		'a code is in memory alone, so that the next person with this phone does not find it'
};

test('P54 every field of the phone keeps what is typed in it, or a reason stands here', () => {
	const phone = resolve(import.meta.dirname, '../../../src/lib/components/phone');
	const text = (file: string) => readFileSync(resolve(phone, file), 'utf8');
	const fields = globSync('**/*.svelte', { cwd: phone }).filter((file) =>
		/<(input|textarea)\b/.test(text(file))
	);
	const forgetful = fields.filter((file) => !text(file).includes('phoneDrafts.'));
	expect(forgetful.toSorted()).toEqual(Object.keys(keepNothing));
	expect(fields.length).toBeGreaterThan(forgetful.length);
});
