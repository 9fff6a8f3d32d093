// What each event makes of the agenda, and of the time its items take. Total: what names no item changes nothing.
import type { Cause } from '../frame.ts';
import { entryOf, without } from '#stream/keyed.ts';
import type { Agenda, AgendaEvent, EvolveAgenda, Item, Stage } from './state.ts';

type EventOf<T extends AgendaEvent['type']> = Extract<AgendaEvent, { type: T }>;

export const evolveAgenda: EvolveAgenda = (agenda, event, cause) => {
	switch (event.type) {
		case 'ItemAdded':
			return added(agenda, event);
		case 'ItemEdited':
			return withItem(agenda, event.item, (item) => edited(item, event));
		case 'ItemMoved':
			return moved(agenda, event);
		case 'ItemRemoved':
			return removed(agenda, event.item);
		case 'StageShown':
			return shown(agenda, event, cause);
	}
};

/** Time runs on an item, its votes and its walls; it stands still elsewhere. */
const runs = (stage: Stage): boolean =>
	stage.kind === 'item' || stage.kind === 'vote' || stage.kind === 'wall';

function withItem(agenda: Agenda, id: string, change: (item: Item) => Item): Agenda {
	const item = entryOf(agenda.items, id);
	return item ? { ...agenda, items: { ...agenda.items, [id]: change(item) } } : agenda;
}

/** Behind `after`; first where it is null, last where it is not there. */
function placed(order: readonly string[], item: string, after: string | null): readonly string[] {
	const at = after === null ? 0 : order.indexOf(after) + 1 || order.length;
	return [...order.slice(0, at), item, ...order.slice(at)];
}

function added(agenda: Agenda, event: EventOf<'ItemAdded'>): Agenda {
	const { item: id, title, minutes, rule, turnSeconds, note, after } = event;
	if (entryOf(agenda.items, id)) return agenda;
	const item: Item = { id, title, minutes, rule, turnSeconds, note, spentMs: 0, visited: false };
	return { ...agenda, items: { ...agenda.items, [id]: item }, order: placed(agenda.order, id, after) };
}

const edited = (item: Item, { title, minutes, rule, turnSeconds, note }: EventOf<'ItemEdited'>): Item => ({
	...item,
	title: title ?? item.title,
	minutes: minutes ?? item.minutes,
	rule: rule ?? item.rule,
	turnSeconds: turnSeconds ?? item.turnSeconds,
	note: note ?? item.note
});

function moved(agenda: Agenda, { item, after }: EventOf<'ItemMoved'>): Agenda {
	if (!entryOf(agenda.items, item) || item === after) return agenda;
	const others = agenda.order.filter((each) => each !== item);
	return { ...agenda, order: placed(others, item, after) };
}

function removed(agenda: Agenda, item: string): Agenda {
	const items = without(agenda.items, item);
	return items === agenda.items
		? agenda
		: { ...agenda, items, order: agenda.order.filter((each) => each !== item) };
}

function shown(agenda: Agenda, event: EventOf<'StageShown'>, { at }: Cause): Agenda {
	const { stage, item: current, back } = event;
	const running = runs(stage) && current !== null;
	if (running && agenda.since !== null && current === agenda.current) return { ...agenda, stage };
	const left = back ? unvisited(agenda) : settleTime(agenda, at);
	const settled = { ...left, stage, current, since: running ? at : null };
	return running ? withItem(settled, current, visited) : settled;
}

const visited = (item: Item): Item => (item.visited ? item : { ...item, visited: true });

const unvisited = (agenda: Agenda): Agenda =>
	agenda.current === null
		? agenda
		: withItem(agenda, agenda.current, (item) => ({ ...item, visited: false }));

/** The visit so far is added to the time that its item took. */
function settleTime(agenda: Agenda, at: number): Agenda {
	const { current, since } = agenda;
	if (current === null || since === null) return agenda;
	const ms = Math.max(0, at - since);
	return withItem(agenda, current, (item) => ({ ...item, spentMs: item.spentMs + ms }));
}
