// Staff who admit all phones at once to a checked vote are told what that leaves open.
import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import LevelCheck from '#components/laptop/vote/LevelCheck.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import { viewFor } from '#meeting/view.ts';
import type { StaffVoteView } from '#meeting/vote/view.ts';
import { facilitator, phone, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import AtDesk from '../../support/AtDesk.svelte';

interface Given extends Record<string, unknown> {
	vote: StaffVoteView;
	onpeople: () => void;
	onslips: () => void;
}

async function shown(play: Play): Promise<string> {
	const view = viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
	const line: DeskLine = { view, status: 'live', now: 0, send: () => Promise.resolve({ version: 1 }) };
	const [vote] = view.votes;
	if (!vote) throw new Error('no vote');
	const props = {
		desk: new Desk(line, 'token', 'facilitator'),
		language: await Language.load(staffParts),
		of: LevelCheck,
		with: { vote, onpeople: () => undefined, onslips: () => undefined }
	};
	const page = mount(AtDesk<Given>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
	return document.body.textContent;
}

test('admitting all phones at once warns that each person without a phone leaves room for a false vote, until all are admitted', async () => {
	const play = Play.open();
	for (const n of [1, 2]) play.does(phone(n), { type: 'Arrive' });
	play.does(facilitator, { type: 'CountPresent', present: 4 });
	const vote = { question: 'Un banc ?', kind: 'approval', options: [], level: 'checked' } as const;
	play.does(facilitator, { type: 'PrepareVote', ...vote, options: [] }, 'vote-0000001');
	const warning = /sans téléphone laisse la place d’un faux vote/;
	expect(await shown(play)).toMatch(warning);
	play.does(facilitator, { type: 'AdmitPhones' });
	document.body.replaceChildren();
	expect(await shown(play)).not.toMatch(warning);
});
