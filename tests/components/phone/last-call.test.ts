// The last call of a vote: how many seconds are left, wherever a line can tell it.
import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import VoteStage from '#components/phone/vote/VoteStage.svelte';
import VotePanel from '#components/laptop/vote/VotePanel.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { residentParts, staffParts } from '#i18n/load.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import { LiveMeeting } from '#live/live-meeting.svelte.ts';
import type { Mine, RoomView } from '#meeting/view-types.ts';
import { viewFor } from '#meeting/view.ts';
import type { StaffVoteView, VoteView } from '#meeting/vote/view.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import AtDesk from '../../support/AtDesk.svelte';
import InRoom from '../../support/InRoom.svelte';
import { nobody } from '../../support/live/room-server.ts';

type Status = 'live' | 'away';
const now = 10_000;
const lastCall = now + 6200;

function voteOf() {
	const play = Play.open();
	const vote = { question: 'Un banc ?', kind: 'approval', options: [], open: true } as const;
	play.does(facilitator, { type: 'PrepareVote', ...vote, options: [] }, 'vote-0000001');
	const view = viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
	const [found] = view.votes;
	if (!found) throw new Error('no vote');
	return { view, vote: { ...found, lastCall } };
}

interface OnPhone extends Record<string, unknown> {
	vote: VoteView;
	mine: Mine;
	slip: string;
	onslip: () => void;
}
async function onPhone(status: Status): Promise<string> {
	class TestLine extends LiveMeeting<RoomView> {
		override readonly status = status;
		override get now() {
			return now;
		}
	}
	const props = {
		live: new TestLine({ meeting: 'AAAAAAAA', token: 'token', role: 'resident' }),
		language: await Language.load(residentParts),
		of: VoteStage,
		with: { vote: voteOf().vote, mine: nobody, slip: '', onslip: () => undefined }
	};
	const page = mount(InRoom<OnPhone>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
	return document.querySelector('.last')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

interface OnLaptop extends Record<string, unknown> {
	vote: StaffVoteView;
	onpeople: () => void;
	onslips: () => void;
}
async function onLaptop(status: Status): Promise<string> {
	const { view, vote } = voteOf();
	const line: DeskLine = { view, status, now, send: () => Promise.resolve({ version: 1 }) };
	const props = {
		desk: new Desk(line, 'token', 'facilitator'),
		language: await Language.load(staffParts),
		of: VotePanel,
		with: { vote, onpeople: () => undefined, onslips: () => undefined }
	};
	const page = mount(AtDesk<OnLaptop>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
	return document.body.textContent;
}

test('the last call stands at the top of the vote on a phone, with its seconds, or without them while the line is down', async () => {
	expect(await onPhone('live')).toBe('Dernier appel : répondez maintenant. 7 s');
	document.body.replaceChildren();
	expect(await onPhone('away')).toBe('Dernier appel : répondez maintenant.');
});

test('the laptop shows the seconds of the last call, and says when the line is down', async () => {
	expect(await onLaptop('live')).toMatch(/Fermeture dans 7\ss/);
	document.body.replaceChildren();
	const away = await onLaptop('away');
	expect(away).toContain('annuler la fermeture');
	expect(away).not.toMatch(/\d\ss/);
});
