// The events of the agenda, and what each changes in it and in the time of its items. An event about an unknown item changes nothing.
import * as v from 'valibot';
import { evolveBy, eventsOf, type EventRows, type EventsOf } from '#stream/event-row.ts';
import { count, keptId, instant, keptText } from '#stream/journal-fields.ts';
import { entryOf, without } from '#stream/keyed.ts';
import { speechRules, type Cause } from '../frame.ts';
import { stages } from './stages.ts';
import type { Agenda, Item, Stage } from './state.ts';

const event = eventsOf<Agenda, Cause>();
const rule = v.picklist(speechRules);
export const stageFields = v.variant('kind', [
	v.strictObject({ kind: v.literal('welcome') }),
	v.strictObject({ kind: v.literal('item'), item: keptId }),
	v.strictObject({ kind: v.literal('vote'), vote: keptId }),
	v.strictObject({ kind: v.literal('wall'), wall: keptId }),
	v.strictObject({ kind: v.literal('readback') }),
	v.strictObject({ kind: v.literal('pause'), until: v.exactOptional(instant) }),
	v.strictObject({ kind: v.literal('closing') })
]);
const written = { texts: ({ title, note }: { title?: string; note?: string }) => [title, note] };

export const agendaEvents = {
	/** `after`: the item before it. Null: it comes first. */
	ItemAdded: event(
		{
			item: keptId,
			title: keptText,
			minutes: count,
			rule,
			turnSeconds: instant,
			note: keptText,
			after: v.nullable(keptId)
		},
		(agenda, { item: id, title, minutes, rule, turnSeconds, note, after }) =>
			added(agenda, { id, title, minutes, rule, turnSeconds, note }, after),
		written
	),
	ItemEdited: event(
		{
			item: keptId,
			title: v.exactOptional(keptText),
			minutes: v.exactOptional(count),
			rule: v.exactOptional(rule),
			turnSeconds: v.exactOptional(instant),
			note: v.exactOptional(keptText)
		},
		(agenda, { item: id, title, minutes, rule, turnSeconds, note }) =>
			withItem(agenda, id, (item) => ({
				...item,
				title: title ?? item.title,
				minutes: minutes ?? item.minutes,
				rule: rule ?? item.rule,
				turnSeconds: turnSeconds ?? item.turnSeconds,
				note: note ?? item.note
			})),
		written
	),
	ItemMoved: event({ item: keptId, after: v.nullable(keptId) }, (agenda, { item, after }) =>
		moved(agenda, item, after)
	),
	ItemRemoved: event({ item: keptId }, (agenda, { item }) => removed(agenda, item)),
	/** `item`: the item of the stage, null at the welcome. `back`: the visit that ends was a mistake, and leaves no trace. */
	StageShown: event(
		{ stage: stageFields, item: v.nullable(keptId), back: v.exactOptional(v.literal(true)) },
		(agenda, { stage, item, back }, { at }) => shown(agenda, stage, item, back === true, at)
	)
} satisfies EventRows<Agenda, Cause>;

export type AgendaEvent = EventsOf<typeof agendaEvents>;
export const evolveAgenda = evolveBy<Agenda, Cause, AgendaEvent>(agendaEvents);

function withItem(agenda: Agenda, id: string, change: (item: Item) => Item): Agenda {
	const item = entryOf(agenda.items, id);
	return item ? { ...agenda, items: { ...agenda.items, [id]: change(item) } } : agenda;
}

/** Puts it behind `after`: first if that is null, last if that is gone. */
function insertedAfter(order: readonly string[], item: string, after: string | null): readonly string[] {
	const at = after === null ? 0 : order.indexOf(after) + 1 || order.length;
	return [...order.slice(0, at), item, ...order.slice(at)];
}

type Given = Omit<Item, 'spentMs' | 'visited'>;

function added(agenda: Agenda, given: Given, after: string | null): Agenda {
	const { id } = given;
	if (entryOf(agenda.items, id)) return agenda;
	const item: Item = { ...given, spentMs: 0, visited: false };
	return { ...agenda, items: { ...agenda.items, [id]: item }, order: insertedAfter(agenda.order, id, after) };
}

function moved(agenda: Agenda, item: string, after: string | null): Agenda {
	if (!entryOf(agenda.items, item) || item === after) return agenda;
	const others = agenda.order.filter((each) => each !== item);
	return { ...agenda, order: insertedAfter(others, item, after) };
}

function removed(agenda: Agenda, item: string): Agenda {
	const items = without(agenda.items, item);
	return items === agenda.items
		? agenda
		: { ...agenda, items, order: agenda.order.filter((each) => each !== item) };
}

function shown(agenda: Agenda, stage: Stage, current: string | null, back: boolean, at: number): Agenda {
	const running = stages[stage.kind].timeRuns && current !== null;
	if (running && agenda.since !== null && current === agenda.current)
		return { ...agenda, stage, shownAt: at };
	const left = back ? unvisited(agenda) : settleTime(agenda, at);
	const settled = { ...left, stage, shownAt: at, current, since: running ? at : null };
	return running ? withItem(settled, current, visited) : settled;
}

const visited = (item: Item): Item => (item.visited ? item : { ...item, visited: true });

const unvisited = (agenda: Agenda): Agenda =>
	agenda.current === null
		? agenda
		: withItem(agenda, agenda.current, (item) => ({ ...item, visited: false }));

/** Adds the visit so far to the time of its item. */
function settleTime(agenda: Agenda, at: number): Agenda {
	const { current, since } = agenda;
	if (current === null || since === null) return agenda;
	const ms = Math.max(0, at - since);
	return withItem(agenda, current, (item) => ({ ...item, spentMs: item.spentMs + ms }));
}
