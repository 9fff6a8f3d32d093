// A late entry says so in words wherever it is read: on the laptop, on the screen and on phones.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import EntryList from '#components/laptop/record/EntryList.svelte';
import Entries from '#components/phone/record/Entries.svelte';
import ReadBack from '#components/screen/stage/ReadBack.svelte';
import { asRoomSees } from '#components/screen/stage/room-sees.ts';
import { Language } from '#i18n/language.svelte.ts';
import { laterWords, residentParts, staffParts } from '#i18n/load.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import { LiveMeeting } from '#live/live-meeting.svelte.ts';
import { viewFor } from '#meeting/view.ts';
import type { EntryView, StaffEntryView } from '#meeting/record/view.ts';
import type { RoomView } from '#meeting/view-types.ts';
import { facilitator, Play } from '../support/meeting-play.ts';
import { presenceOf } from '../support/presence.ts';
import AtDesk from '../support/AtDesk.svelte';
import InRoom from '../support/InRoom.svelte';

const today = '2026-12-02';
type Code = 'fr' | 'en';
type Props = Record<string, unknown>;

/** A read-back with two actions, due yesterday and today, and one that was struck. */
function evening() {
	const play = Play.open();
	const note = { type: 'NoteEntry', kind: 'action', who: 'to-find' } as const;
	play.does(facilitator, { ...note, words: 'Appeler', when: '2026-12-01' });
	play.does(facilitator, { ...note, words: 'Mesurer', when: '2026-12-02' });
	play.does(facilitator, { ...note, words: 'Effacer', when: '2026-12-01' }, 'entry-000009');
	play.does(facilitator, { type: 'StrikeEntry', entry: 'entry-000009', reason: 'double' });
	play.does(facilitator, { type: 'ShowStage', stage: { kind: 'readback' } });
	const seenBy = <A extends 'staff' | 'screen' | 'resident'>(audience: A) =>
		viewFor(play.meeting, {}, presenceOf(play.meeting), audience, today);
	return { staff: seenBy('staff'), screen: seenBy('screen'), room: seenBy('resident') };
}

function text(page: Record<string, unknown>): string {
	onTestFinished(() => unmount(page));
	flushSync();
	return document.body.textContent.replace(/\s+/g, ' ');
}

async function atDesk<P extends Props>(code: Code, of: Component<P>, given: P): Promise<string> {
	const { staff: view } = evening();
	const line: DeskLine = { view, status: 'live', now: 0, send: () => Promise.resolve({ version: 1 }) };
	const language = await Language.load(staffParts);
	await language.choose(code);
	const props = { desk: new Desk(line, 'token', 'facilitator'), language, of, with: given };
	return text(mount(AtDesk<P>, { target: document.body, props }));
}
type Shown = { entries: readonly EntryView[] } & Props;
const surfaces = {
	laptop: (code: Code) =>
		atDesk<{ entries: readonly StaffEntryView[] } & Props>(code, EntryList, {
			entries: evening().staff.entries
		}),
	screen: (code: Code) =>
		atDesk<Shown & { index: number }>(code, ReadBack, { entries: evening().screen.entries, index: 0 }),
	async phone(code: Code) {
		const language = await Language.load(residentParts);
		await language.add({ record: laterWords.record });
		await language.choose(code);
		const live = new LiveMeeting<RoomView>({ meeting: 'AAAAAAAA', token: 'token', role: 'resident' });
		const props = { live, language, of: Entries, with: { entries: evening().room.entries } };
		return text(mount(InRoom<Shown>, { target: document.body, props }));
	}
};

beforeEach(() => {
	localStorage.clear();
	document.body.replaceChildren();
});

describe.each(['laptop', 'screen', 'phone'] as const)('R25 the %s', (surface) => {
	test.each([
		['fr', /en retard/gi],
		['en', /\blate/gi]
	] as const)(
		'R25 says in words (%s) that what was due yesterday is late, and nothing else',
		async (code, late) => {
			const said = await surfaces[surface](code);
			expect(said.match(late)).toHaveLength(1);
			expect(said.search(late)).toBeGreaterThan(said.indexOf('2026-12-01'));
			expect(said.search(late)).toBeLessThan(said.indexOf('Mesurer'));
		}
	);
});

test('R25 the laptop’s copy of the screen knows what is late, as the screen does', () => {
	const { staff, screen } = evening();
	expect(asRoomSees(staff).entries.map(({ late }) => late)).toEqual([true, undefined]);
	expect(asRoomSees(staff)).toEqual(screen);
});
