// The way through the evening for PageDown and PageUp: the items in order, then the read-back and the closing.
import { itemShown, stages } from '#meeting/agenda/stages.ts';
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { Desk } from '#live/desk.svelte.ts';

type Stage = Extract<ClientCommand, { type: 'ShowStage' }>['stage'];
type Of = Pick<StaffView, 'agenda' | 'stage'>;

export const stepsOf = ({ agenda }: Pick<Of, 'agenda'>): readonly Stage[] => [
	{ kind: 'welcome' },
	...agenda.map(({ id }) => ({ kind: 'item', item: id }) as const),
	{ kind: 'readback' },
	{ kind: 'closing' }
];

const isAt = (stage: Stage, shown: Stage): boolean =>
	stage.kind === shown.kind && itemShown(stage) === itemShown(shown);

/** A vote, a wall or a pause belongs to the item the room is on. */
function indexOf({ agenda, stage }: Of, steps: readonly Stage[]): number {
	const exact = steps.findIndex((step) => isAt(step, stage));
	if (exact >= 0) return exact;
	const now = agenda.find(({ state }) => state === 'now')?.id;
	return now === undefined ? -1 : steps.findIndex((step) => itemShown(step) === now);
}

/** From a vote, a wall or a pause a step back leads to its item, so that nothing is skipped. */
export function stepFrom(view: Of, by: 1 | -1): Stage | undefined {
	const steps = stepsOf(view);
	const at = indexOf(view, steps);
	return stages[view.stage.kind].isAside && by === -1 && at >= 0 ? steps[at] : steps[at + by];
}

export async function takeStep(desk: Desk, by: 1 | -1): Promise<void> {
	const stage = stepFrom(desk.view, by);
	if (stage) await desk.act({ type: 'ShowStage', stage });
}
