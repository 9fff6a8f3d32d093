// An entry shows what it came from and what came of it, and leads on.
import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import EntryThread from '#components/laptop/record/EntryThread.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import AtDesk from '../../support/AtDesk.svelte';

type Props = { entry: string };

/** A quote, the decision that came of it, and the action that came of that. */
async function threadOf(entry: string) {
	const play = Play.open();
	const note = (kind: 'quote' | 'decision' | 'action', words: string, id: string, from: string | null) =>
		play.does(
			facilitator,
			{ type: 'NoteEntry', kind, words, source: from === null ? null : { kind: 'entry', entry: from } },
			id
		);
	note('quote', 'On attend', 'quote-00001', null);
	note('decision', 'Écrire au bailleur', 'decision-01', 'quote-00001');
	note('action', 'Rédiger la lettre', 'action-0001', 'decision-01');
	const line: DeskLine = {
		view: viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null),
		status: 'live',
		now: 0,
		send: () => Promise.resolve({ version: 1 })
	};
	const props = {
		desk: new Desk(line, 'token', 'facilitator'),
		language: await Language.load(staffParts),
		of: EntryThread,
		with: { entry }
	};
	document.body.replaceChildren();
	const page = mount(AtDesk<Props & Record<string, unknown>>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
	const press = (words: string) => {
		[...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))?.click();
		flushSync();
	};
	return { press, text: () => document.body.textContent.replace(/\s+/gu, ' ') };
}

test('T4 an entry shows both ways, and each press leads one step on', async () => {
	const { press, text } = await threadOf('decision-01');
	expect(text()).toMatch(/Vient de ?Parole · « On attend »/);
	expect(text()).toMatch(/A donné ?Action · Rédiger la lettre/);
	press('On attend');
	expect(text()).toMatch(/A donné ?Décision · Écrire au bailleur/);
	press('Revenir');
	press('Rédiger la lettre');
	expect(text()).toMatch(/Vient de ?Décision · Écrire au bailleur/);
});

test('T4 an entry without a thread shows none', async () => {
	const { text } = await threadOf('no-entry-01');
	expect(text()).toBe('');
});
