// Staff write down what the speaker of a sentence says to them.
import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import EntryList from '#components/laptop/record/EntryList.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffEntryView } from '#meeting/record/view.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import AtDesk from '../../support/AtDesk.svelte';

type Props = { entries: readonly StaffEntryView[] };

async function list(isReadBack: boolean) {
	const play = Play.open();
	play.does(facilitator, { type: 'NoteEntry', kind: 'quote', words: 'On attend' }, 'entry-000001');
	if (isReadBack) play.does(facilitator, { type: 'ShowStage', stage: { kind: 'readback' } });
	const sent: ClientCommand[] = [];
	const view = viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
	const line: DeskLine = {
		view,
		status: 'live',
		now: 0,
		send: (command) => Promise.resolve({ version: sent.push(command) })
	};
	const props = {
		desk: new Desk(line, 'token', 'facilitator'),
		language: await Language.load(staffParts),
		of: EntryList,
		with: { entries: view.entries }
	};
	document.body.replaceChildren();
	const page = mount(AtDesk<Props & Record<string, unknown>>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
	let presses = 0;
	const press = (words: string) => {
		const found = [...document.querySelectorAll('button')].find(({ textContent }) =>
			textContent.includes(words)
		);
		if (!found) throw new Error(`no button ${words}`);
		presses += 1;
		if (found.type === 'submit')
			found.form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
		else found.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
		flushSync();
	};
	return { sent, press, presses: () => presses };
}

test('R48 a sentence is corrected for somebody without a phone in at most four presses', async () => {
	const { sent, press, presses } = await list(false);
	press('On attend');
	press('Corriger avec elle');
	const field = document.querySelector<HTMLTextAreaElement>('section textarea');
	if (!field) throw new Error('no field');
	field.value = 'On attend encore';
	field.dispatchEvent(new Event('input', { bubbles: true }));
	flushSync();
	press('Garder, avec son oui');
	expect(presses()).toBeLessThanOrEqual(4);
	const answer = { type: 'AnswerEntry', entry: 'entry-000001', version: 1, answer: 'corrected' };
	expect(sent).toEqual([{ ...answer, words: 'On attend encore', how: 'desk' }]);
});

test('R48 what is said at the read-back was said aloud', async () => {
	const { sent, press } = await list(true);
	press('On attend');
	press('Elle dit oui');
	expect(sent).toMatchObject([{ answer: 'yes', how: 'aloud' }]);
});
