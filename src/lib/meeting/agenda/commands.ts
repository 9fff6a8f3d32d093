// Commands about the agenda and the stage.
import * as v from 'valibot';
import { itemLengths, itemMinutes, turnSeconds as secondsOfTurn } from '../limits.ts';
import { id, line, optionalParagraph, whole } from '#stream/text.ts';
import { speechRules } from './state.ts';

const title = line(itemLengths.title);
const minutes = whole(...itemMinutes);
const rule = v.picklist(speechRules);
const turnSeconds = whole(...secondsOfTurn);
const note = optionalParagraph(itemLengths.note);

/** `after`: the item it stands after; null = first; left out = last. */
export const AddItem = v.strictObject({
	type: v.literal('AddItem'),
	title,
	minutes: v.optional(minutes),
	rule: v.optional(rule),
	turnSeconds: v.optional(turnSeconds),
	note: v.optional(note),
	after: v.optional(v.nullable(id))
});
export const EditItem = v.strictObject({
	type: v.literal('EditItem'),
	item: id,
	title: v.optional(title),
	minutes: v.optional(minutes),
	rule: v.optional(rule),
	turnSeconds: v.optional(turnSeconds),
	note: v.optional(note)
});
export const MoveItem = v.strictObject({ type: v.literal('MoveItem'), item: id, after: v.nullable(id) });
export const RemoveItem = v.strictObject({ type: v.literal('RemoveItem'), item: id });
/** What the room looks at. A vote or a wall brings its item along. */
export const ShowStage = v.strictObject({
	type: v.literal('ShowStage'),
	stage: v.variant('kind', [
		v.strictObject({ kind: v.literal('welcome') }),
		v.strictObject({ kind: v.literal('item'), item: id }),
		v.strictObject({ kind: v.literal('vote'), vote: id }),
		v.strictObject({ kind: v.literal('wall'), wall: id }),
		v.strictObject({ kind: v.literal('readback') }),
		v.strictObject({ kind: v.literal('pause') }),
		v.strictObject({ kind: v.literal('closing') })
	]),
	/** The step before was a mistake. */
	back: v.optional(v.literal(true))
});
export const agendaCommands = [AddItem, EditItem, MoveItem, RemoveItem, ShowStage] as const;
export type AgendaCommand = v.InferOutput<(typeof agendaCommands)[number]>;
