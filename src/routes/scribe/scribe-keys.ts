// The keys of the scribe. Those of the record work by themselves; of the others, only those that a scribe may use.
import { turnBy } from '#components/screen/stage/turning.ts';
import type { Translate } from '#i18n/translator.ts';
import { actOfKey, type SurfaceAct } from '#components/laptop/frame/keys.ts';
import { toggleOffRecord } from '#components/laptop/record/off-record.ts';
import type { Desk } from '#live/desk.svelte.ts';

export type ScribeWindowKind = 'hand' | 'people' | 'keys' | 'leave';

interface ScribesDesk {
	readonly desk: Desk;
	readonly t: Translate<'staff'>;
	readonly show: (kind: ScribeWindowKind) => void;
}
const sets: Readonly<Partial<Record<SurfaceAct, (ground: ScribesDesk) => unknown>>> = {
	undo: ({ desk }) => desk.undo(),
	hand: ({ show }) => show('hand'),
	'off-record': ({ desk }) => (desk.view.meeting.phase === 'open' ? toggleOffRecord(desk) : undefined),
	keys: ({ show }) => show('keys'),
	'page-next': ({ desk, t }) => turnBy(t, desk, 1),
	'page-back': ({ desk, t }) => turnBy(t, desk, -1)
};

/** True where the key did something. */
export function onScribeKey(key: string | undefined, ground: ScribesDesk): boolean {
	const act = actOfKey(key);
	const does = act && sets[act];
	if (!does) return false;
	void does(ground);
	return true;
}
