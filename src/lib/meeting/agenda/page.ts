// The page of the stage that the room looks at: the facilitator's pointer. It is presence, not history (M30): the room has it, and no
// journal. Where a page ends, the page that draws it says; here a page is only a number.
import * as v from 'valibot';
import { envelopeOf, type CommandsOf } from '#stream/command-row.ts';
import { whole } from '#stream/text.ts';
import { always, staff, type ClientRows } from '../command-row.ts';
import { pageNumber } from '../limits.ts';
import { refuse, type Author, type Refusal } from '../frame.ts';
import { shownStage } from './commands.ts';
import { stages } from './stages.ts';
import type { Agenda, Stage } from './state.ts';

/** What staff turned to, and on which stage. */
export interface TurnedPage {
	readonly stage: Stage;
	readonly page: number;
	readonly turns: boolean;
	readonly at: number;
}

export interface PageView {
	/** The first page is 1. It may be more than there are: then the last one is meant. */
	readonly page: number;
	/** M31. It goes on from there by itself, since this instant. */
	readonly turns: boolean;
	readonly since: number;
}

export const signalRows = {
	/** `stage`: what was on stage when the page was turned. `turns`: from there on it turns by itself. */
	TurnPage: {
		who: staff,
		when: always,
		fields: { stage: shownStage, page: whole(...pageNumber), turns: v.optional(v.boolean()) }
	}
} as const satisfies ClientRows;
export type Signal = CommandsOf<typeof signalRows>;

const envelope = envelopeOf(v.strictObject({ type: v.literal('TurnPage'), ...signalRows.TurnPage.fields }));

/** Null if it is no signal. */
export function parseSignal(sent: unknown): Signal | null {
	const parsed = v.safeParse(envelope, sent);
	return parsed.success ? parsed.output.command : null;
}

const isSame = (a: Stage, b: Stage): boolean => JSON.stringify(a) === JSON.stringify(b);

/** M30. */
export function turnPage(
	{ stage }: Agenda,
	before: TurnedPage | null,
	signal: Signal,
	{ by, at }: { readonly by: Author['role']; readonly at: number }
): TurnedPage | null | Refusal {
	if (!signalRows.TurnPage.who.some((role) => role === by)) return refuse('not-allowed');
	if (!isSame(signal.stage, stage)) return before;
	return { stage, page: signal.page, turns: signal.turns === true && stages[stage.kind].turnsItself, at };
}

/** The first page, unless staff turned it on this very stage. A stage that is shown again is another one. */
export const viewPage = ({ stage, shownAt }: Agenda, turned: TurnedPage | null): PageView =>
	turned?.stage === stage
		? { page: turned.page, turns: turned.turns, since: turned.at }
		: { page: 1, turns: stages[stage.kind].turnsItself, since: shownAt ?? 0 };
