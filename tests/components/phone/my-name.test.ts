// What a phone says of its owner's name, and the question that is asked where a first name is given.
import { flushSync, mount, unmount } from 'svelte';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import NameDialog from '#components/phone/people/NameDialog.svelte';
import { keptKey } from '#components/phone/people/kept.ts';
import { Language, type ResidentLanguage } from '#i18n/language.svelte.ts';
import { laterWords, residentParts } from '#i18n/load.ts';
import { LiveMeeting } from '#live/live-meeting.svelte.ts';
import type { RoomView } from '#meeting/view-types.ts';
import InRoom from '../../support/InRoom.svelte';
import { nobody } from '../../support/live/room-server.ts';

interface Given extends Record<string, unknown> {
	name: string | null;
	inMinutes: boolean | null;
	onclose: () => void;
}
const sent: unknown[] = [];
class TestLine extends LiveMeeting<RoomView> {
	override send(command: unknown) {
		return Promise.resolve({ version: sent.push(command) });
	}
}

let language: ResidentLanguage;
beforeAll(async () => {
	language = await Language.load({ ...residentParts, ...laterWords });
});
beforeEach(() => void sent.splice(0));

function asked(name: string | null, inMinutes: boolean | null): HTMLFormElement {
	const live = new TestLine({ meeting: 'meeting', token: 'token', role: 'resident' });
	const given = { name, inMinutes, onclose: () => undefined };
	const props = { live, language, of: NameDialog, with: given };
	const page = mount(InRoom<Given>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
	return document.querySelector('form') ?? expect.fail('no form');
}
function give(form: HTMLFormElement, name: string, says: (box: HTMLInputElement) => void): void {
	const [text, box] = form.querySelectorAll('input');
	if (!text || !box) return expect.fail('no fields');
	text.value = name;
	text.dispatchEvent(new Event('input', { bubbles: true }));
	says(box);
	form.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
}

test('P42 whoever gives a first name says no, unless they say yes', () => {
	give(asked(null, null), 'Aïcha', ({ checked }) => expect(checked).toBe(false));
	expect(sent).toEqual([{ type: 'SetName', name: 'Aïcha', inMinutes: false }]);
});

test('P42 the answer alone is sent alone, so that it can be changed after the closing', () => {
	give(asked('Aïcha', false), 'Aïcha', (box) => box.click());
	expect(sent).toEqual([{ type: 'SetNameInMinutes', inMinutes: true }]);
});

test('P45 the line says what is true of the name at each moment', () => {
	const named = { ...nobody, person: 'person-one', name: 'Aïcha' };
	expect(keptKey(nobody)).toBe('kept.line');
	expect(keptKey({ ...named, inMinutes: false })).toBe('kept.line');
	expect(keptKey({ ...named, inMinutes: true })).toBe('kept.agreed');
	expect(keptKey({ ...named, inMinutes: false, namedIn: 1 })).toBe('kept.named');
	const guest = { kind: 'guest', name: 'Mme Ferrand', role: 'bailleur' } as const;
	expect(keptKey({ ...named, label: guest })).toBe('kept.guest');
});
