// The list of the closing mends each open thing in its own row, by one press or one choice.
import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import OpenList from '#components/laptop/closing/OpenList.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import type { ClientCommand } from '#meeting/command.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, phone, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import AtDesk from '../../support/AtDesk.svelte';

type Props = { onentry: (entry: string) => void };

function evening(): Play {
	const play = Play.open();
	play.does(phone(1), { type: 'Arrive' });
	play.does(phone(1), { type: 'RaiseHand', kind: 'speak' });
	play.does(facilitator, { type: 'CallNext', after: null });
	play.does(facilitator, { type: 'PrepareWall', prompt: 'Que manque-t-il ?', open: true }, 'wall-000001');
	const vote = { type: 'PrepareVote', item: 'item-000001', question: 'Écrire ?' } as const;
	play.does(facilitator, { ...vote, kind: 'approval', options: [], open: true }, 'vote-000001');
	play.does(facilitator, { type: 'WelcomeGuest', name: 'Mme Roy', role: 'bailleur' }, 'guest-000001');
	play.does(
		facilitator,
		{ type: 'NoteEntry', kind: 'action', words: 'Appeler', who: 'to-find' },
		'entry-000001'
	);
	return play;
}

async function list(play: Play) {
	const sent: ClientCommand[] = [];
	const asked: string[] = [];
	const line: DeskLine = {
		view: viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null),
		status: 'live',
		now: 0,
		send: (command) => Promise.resolve({ version: sent.push(command) })
	};
	const desk = new Desk(line, 'token', 'facilitator');
	const props = {
		desk,
		language: await Language.load(staffParts),
		of: OpenList,
		with: { onentry: (id: string) => asked.push(id) }
	};
	document.body.replaceChildren();
	const page = mount(AtDesk<Props & Record<string, unknown>>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
	const press = (words: string) =>
		[...document.querySelectorAll('button')]
			.find(({ textContent }) => textContent.includes(words))
			?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
	const choose = (value: string) => {
		const select = document.querySelector('select');
		if (!select) throw new Error('There is no choice.');
		select.value = value;
		select.dispatchEvent(new Event('change', { bubbles: true }));
	};
	return { sent, asked, press, choose };
}

test('a running turn, an open vote and an open wall are each closed by one press in the list', async () => {
	const { sent, press } = await list(evening());
	for (const words of ['Finir le tour', 'Fermer le vote', 'Fermer le mur']) press(words);
	await expect.poll(() => sent.map(({ type }) => type)).toEqual(['EndTurn', 'CloseVote', 'CloseWall']);
});

test('who does an action is chosen in its row, and only a group opens the window of the entry', async () => {
	const play = evening();
	const { sent, asked, choose } = await list(play);
	const guest = [...document.querySelectorAll('option')].find(({ textContent }) => /Roy/.test(textContent));
	choose(guest?.value ?? '');
	await expect
		.poll(() => sent)
		.toEqual([
			expect.objectContaining({ type: 'EditEntry', words: 'Appeler', who: { person: guest?.value } })
		]);
	expect(asked).toEqual([]);
	choose('group');
	await expect.poll(() => asked).toEqual(['entry-000001']);
	expect(sent).toHaveLength(1);
});
