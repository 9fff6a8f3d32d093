// What was handed out cannot be taken back: the list of who has it, and a letter for each.
import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import EntryDialog from '#components/laptop/record/EntryDialog.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import { evolveAll } from '#meeting/evolve.ts';
import type { StaffEntryView } from '#meeting/record/view.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import AtDesk from '../../support/AtDesk.svelte';

type Props = { entry: StaffEntryView; onclose: () => void };

/** The window of a sentence of a closed meeting whose minutes were handed to the landlord. */
async function windowOf(isWithdrawn: boolean) {
	const play = Play.open();
	const entry = 'entry-000001';
	play.does(facilitator, { type: 'NoteEntry', kind: 'quote', words: 'On attend' }, entry);
	play.does(facilitator, { type: 'CloseMeeting' });
	const copy = { edition: 'outside', document: 'minutes', to: 'Le bailleur' } as const;
	play.does(facilitator, { type: 'NoteCopy', ...copy });
	if (isWithdrawn)
		play.does(facilitator, { type: 'AnswerEntry', entry, version: 1, answer: 'withdrawn', how: 'desk' });
	const view = viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
	const line: DeskLine = { view, status: 'live', now: 0, send: () => Promise.resolve({ version: 1 }) };
	const [shown] = view.entries;
	if (!shown) throw new Error('no entry');
	const props = {
		desk: new Desk(line, 'token', 'facilitator'),
		language: await Language.load(staffParts),
		of: EntryDialog,
		with: { entry: shown, onclose: () => undefined }
	};
	document.body.replaceChildren();
	const page = mount(AtDesk<Props & Record<string, unknown>>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
	return [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Lettre'));
}

test('D46 a sentence that was taken back shows who has a copy, each with a letter that holds none of the words', async () => {
	const open = await windowOf(true);
	expect(document.body.textContent).toContain('Le bailleur');
	open?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
	flushSync();
	expect(document.body.textContent).toContain('Lettre pour Le bailleur');
	expect(document.body.textContent).toContain('de détruire votre copie');
	expect(document.body.textContent).not.toContain('On attend');
});

test('D46 a copy that was given afterwards, or that holds no sentence, is not asked back', () => {
	const play = Play.open();
	const entry = 'entry-000001';
	play.does(facilitator, { type: 'NoteEntry', kind: 'quote', words: 'On attend' }, entry);
	play.does(facilitator, { type: 'CloseMeeting' });
	const give = (document: 'minutes' | 'poster') => {
		play.does(facilitator, { type: 'NoteCopy', edition: 'outside', document, to: 'Le bailleur' });
	};
	const outdated = () =>
		viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null).copies.map((each) => each.outdated);
	give('minutes');
	give('poster');
	play.does(facilitator, { type: 'AnswerEntry', entry, version: 1, answer: 'withdrawn', how: 'desk' });
	give('minutes');
	expect(outdated()).toEqual([true, false, false]);
	const cause = { id: 'masked-0001', by: facilitator, at: play.at + 1000 };
	play.meeting = evolveAll(play.meeting, [{ type: 'WordsMasked', reason: 'Un nom', places: 1 }], cause);
	expect(outdated()).toEqual([true, true, true]);
});

test('D46 nothing is asked back while nothing was taken back', async () => {
	expect(await windowOf(false)).toBeUndefined();
	expect(document.body.textContent).not.toContain('Le bailleur');
});
