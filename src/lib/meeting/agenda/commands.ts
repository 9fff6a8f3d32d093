// Commands about the agenda and the stage.
import * as v from 'valibot';
import type { CommandsOf } from '#stream/command-row.ts';
import { facilitator, untilClosed, whileOpen, type ClientRows } from '../command-row.ts';
import { itemLengths, itemMinutes, latestInstant, turnSeconds as secondsOfTurn } from '../limits.ts';
import { id, line, optionalParagraph, whole } from '#stream/text.ts';
import { speechRules } from './state.ts';

const title = line(itemLengths.title);
const minutes = whole(...itemMinutes);
const rule = v.picklist(speechRules);
const turnSeconds = whole(...secondsOfTurn);
const note = optionalParagraph(itemLengths.note);

export const shownStage = v.variant('kind', [
	v.strictObject({ kind: v.literal('welcome') }),
	v.strictObject({ kind: v.literal('item'), item: id }),
	v.strictObject({ kind: v.literal('vote'), vote: id }),
	v.strictObject({ kind: v.literal('wall'), wall: id }),
	v.strictObject({ kind: v.literal('readback') }),
	/** `until`: the instant when the meeting goes on. */
	v.strictObject({ kind: v.literal('pause'), until: v.exactOptional(whole(0, latestInstant)) }),
	v.strictObject({ kind: v.literal('closing') })
]);

export const agendaCommands = {
	/** `after`: the item before it. Null: it comes first. Left out: it comes last. */
	AddItem: {
		who: facilitator,
		when: untilClosed,
		fields: {
			title,
			minutes: v.optional(minutes),
			rule: v.optional(rule),
			turnSeconds: v.optional(turnSeconds),
			note: v.optional(note),
			after: v.optional(v.nullable(id))
		}
	},
	EditItem: {
		who: facilitator,
		when: untilClosed,
		fields: {
			item: id,
			title: v.optional(title),
			minutes: v.optional(minutes),
			rule: v.optional(rule),
			turnSeconds: v.optional(turnSeconds),
			note: v.optional(note)
		}
	},
	MoveItem: { who: facilitator, when: untilClosed, fields: { item: id, after: v.nullable(id) } },
	RemoveItem: { who: facilitator, when: untilClosed, fields: { item: id } },
	/** What the room looks at. A vote or a wall brings its item along. */
	ShowStage: {
		who: facilitator,
		when: whileOpen,
		fields: {
			stage: shownStage,
			/** The step before was a mistake. */
			back: v.optional(v.literal(true))
		}
	}
} as const satisfies ClientRows;

export type AgendaCommand = CommandsOf<typeof agendaCommands>;
