// The act of each key of the laptop. Every key does what a button on the surface does, never more.
import { takeStep } from '#components/laptop/agenda/steps.ts';
import { actOfKey, type SurfaceAct } from '#components/laptop/frame/keys.ts';
import { callNext, extend, togglePause } from '#components/laptop/queue/floor-acts.ts';
import { pressVote } from '#components/laptop/vote/vote-acts.ts';
import { toggleOffRecord } from '#components/laptop/record/off-record.ts';
import { turnBy } from '#components/screen/stage/turning.ts';
import type { Translate } from '#i18n/translator.ts';
import type { Desk } from '#live/desk.svelte.ts';
import type { Shortcuts } from '#ui/shortcuts.svelte.ts';
import type { Windows } from './windows.svelte.ts';

interface Laptop {
	readonly desk: Desk;
	readonly t: Translate<'staff'>;
	readonly windows: Windows;
	readonly shortcuts: Shortcuts | undefined;
}

const sets: Readonly<Record<SurfaceAct, (laptop: Laptop) => unknown>> = {
	step: ({ desk }) => takeStep(desk, 1),
	back: ({ desk }) => takeStep(desk, -1),
	'page-next': ({ desk, t }) => turnBy(t, desk, 1),
	'page-back': ({ desk, t }) => turnBy(t, desk, -1),
	next: ({ desk }) => callNext(desk),
	timer: ({ desk }) => togglePause(desk),
	plus: ({ desk }) => extend(desk, 60),
	minus: ({ desk }) => extend(desk, -60),
	vote: ({ desk, windows }) => pressVote(desk, windows),
	undo: ({ desk }) => desk.undo(),
	hand: ({ windows }) => windows.show({ kind: 'hand' }),
	'off-record': ({ desk }) => toggleOffRecord(desk),
	keys: ({ windows }) => windows.show({ kind: 'keys' })
};
/** Before the meeting and once it is over, only these keys act. */
const always: readonly SurfaceAct[] = ['undo', 'keys', 'step', 'back', 'page-next', 'page-back'];
/** Off the record these would open a form that can be sent nowhere. */
const formed: readonly SurfaceAct[] = ['vote', 'hand'];

export function onSurfaceKey(event: KeyboardEvent, laptop: Laptop): void {
	const act = actOfKey(laptop.shortcuts?.keyOf(event));
	if (!act) return;
	if (laptop.desk.view.meeting.phase !== 'open' && !always.includes(act)) return;
	event.preventDefault();
	if (laptop.desk.isOffRecord && formed.includes(act)) return;
	void sets[act](laptop);
}
