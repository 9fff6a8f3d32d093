// What a phone offers, once staff marked its owner as gone.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { beforeAll, expect, test } from 'vitest';
import Bar from '#components/phone/Bar.svelte';
import VoteStage from '#components/phone/vote/VoteStage.svelte';
import WallStage from '#components/phone/wall/WallStage.svelte';
import { Language, type ResidentLanguage } from '#i18n/language.svelte.ts';
import { laterWords, residentParts } from '#i18n/load.ts';
import { LiveMeeting } from '#live/live-meeting.svelte.ts';
import { mineOf } from '#meeting/mine.ts';
import type { Mine, RoomView } from '#meeting/view-types.ts';
import { viewFor } from '#meeting/view.ts';
import type { VoteView } from '#meeting/vote/view.ts';
import { facilitator, phone, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import InRoom from '../../support/InRoom.svelte';

let language: ResidentLanguage;
beforeAll(async () => {
	language = await Language.load({ ...residentParts, ...laterWords });
});

/** The buttons and fields of that component, on the phone of somebody who is here, or who was marked as gone. */
function offered<P extends Record<string, unknown>>(of: Component<P>, given: P, isGone: boolean): number {
	const live = new LiveMeeting<RoomView>({ meeting: 'meeting', token: 'token', role: 'resident' });
	live.seat.hear('person-000001', true);
	if (isGone) live.seat.hear(null, true);
	const page = mount(InRoom<P>, { target: document.body, props: { live, language, of, with: given } });
	flushSync();
	const { length } = document.querySelectorAll('button, textarea, input');
	void unmount(page);
	return length;
}

const question = { question: 'Un banc ?', kind: 'approval', open: true } as const;
function room() {
	const play = Play.open();
	play.does(phone(1), { type: 'Arrive' }, 'person-000001');
	play.does(facilitator, { type: 'PrepareVote', ...question, options: [] }, 'vote-0000001');
	const shown = () => viewFor(play.meeting, {}, presenceOf(play.meeting), 'resident', null);
	const { vote } = shown();
	play.does(facilitator, { type: 'PrepareWall', prompt: 'Une idée ?', open: true }, 'wall-0000001');
	const { wall } = shown();
	if (!vote || !wall) throw new Error('no vote, no wall');
	return { vote, wall, view: shown(), mine: mineOf(play.meeting, {}, 'device-1', null) };
}

test('P53 a phone whose owner was marked as gone shows no ballot, no field for an idea, and nothing to ask for the floor', () => {
	const { vote, wall, view, mine } = room();
	const ballot = (level: VoteView['level'], isGone: boolean, slip = '') =>
		offered(
			VoteStage,
			{ vote: { ...vote, level }, mine: mineWith(mine), slip, onslip: () => undefined },
			isGone
		);
	const all = (isGone: boolean) => ({
		bar: offered(Bar, { view, mine }, isGone),
		wall: offered(WallStage, { view, wall, mine }, isGone),
		vote: ballot('indicative', isGone),
		checked: ballot('checked', isGone),
		slip: ballot('coded', isGone, 'ABCD-EFGH')
	});
	expect(all(false)).toEqual({ bar: 1, wall: 2, vote: 4, checked: 4, slip: 5 });
	expect(all(true)).toEqual({ bar: 0, wall: 0, vote: 0, checked: 0, slip: 5 });
});
const mineWith = (mine: Mine): Mine => ({ ...mine, admitted: true });
