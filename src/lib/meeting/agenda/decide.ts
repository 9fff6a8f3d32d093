// What may happen to the agenda and the stage. An item that the room has been on is never removed.
import { accept, refuse, type Cause, type Decision, type Refusal } from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import type { AgendaCommand } from './commands.ts';
import type { Agenda, Item, Stage } from './state.ts';
import type { AgendaEvent } from './events.ts';

/** What the agenda asks of votes and walls. */
export interface AgendaAround {
	/** Null: no such vote exists. */
	itemOfVote(vote: string): string | null;
	itemOfWall(wall: string): string | null;
	/** Something was opened, noted or asked on it. */
	inUse(item: string): boolean;
}

/** A1. The values of an item that says nothing else. */
const itemDefaults = {
	minutes: 10,
	rule: 'first-in-meeting',
	turnSeconds: 120,
	note: ''
} as const satisfies Partial<Item>;

/** The same time as for undoing "next" without a trace. */
const takenBackMs = 10_000;

type CommandOf<T extends AgendaCommand['type']> = Extract<AgendaCommand, { type: T }>;
type Decided = Decision<AgendaEvent>;

export function decideAgenda(
	agenda: Agenda,
	command: AgendaCommand,
	cause: Cause,
	around: AgendaAround
): Decided {
	switch (command.type) {
		case 'AddItem':
			return addItem(agenda, command, cause);
		case 'EditItem':
			return editItem(agenda, command);
		case 'MoveItem':
			return moveItem(agenda, command);
		case 'RemoveItem':
			return removeItem(agenda, command.item, around);
		case 'ShowStage':
			return showStage(agenda, command, cause, around);
	}
}

const isThere = (agenda: Agenda, item: string): boolean => entryOf(agenda.items, item) !== undefined;

function addItem(agenda: Agenda, command: CommandOf<'AddItem'>, cause: Cause): Decided {
	const after = command.after === undefined ? (agenda.order.at(-1) ?? null) : command.after;
	if (isThere(agenda, cause.id)) return refuse('id-taken');
	if (after !== null && !isThere(agenda, after)) return refuse('item-unknown');
	return accept({
		type: 'ItemAdded',
		item: cause.id,
		title: command.title,
		minutes: command.minutes ?? itemDefaults.minutes,
		rule: command.rule ?? itemDefaults.rule,
		turnSeconds: command.turnSeconds ?? itemDefaults.turnSeconds,
		note: command.note ?? itemDefaults.note,
		after
	});
}

/** The fields that an edit changes. */
function editItem(agenda: Agenda, command: CommandOf<'EditItem'>): Decided {
	const was = entryOf(agenda.items, command.item);
	if (!was) return refuse('item-unknown');
	const { title, minutes, rule, turnSeconds, note } = command;
	const changes = {
		...(title !== undefined && title !== was.title && { title }),
		...(minutes !== undefined && minutes !== was.minutes && { minutes }),
		...(rule !== undefined && rule !== was.rule && { rule }),
		...(turnSeconds !== undefined && turnSeconds !== was.turnSeconds && { turnSeconds }),
		...(note !== undefined && note !== was.note && { note })
	};
	if (Object.keys(changes).length === 0) return accept();
	return accept({ type: 'ItemEdited', item: command.item, ...changes });
}

function moveItem(agenda: Agenda, { item, after }: CommandOf<'MoveItem'>): Decided {
	if (!isThere(agenda, item) || (after !== null && !isThere(agenda, after))) return refuse('item-unknown');
	const before = agenda.order[agenda.order.indexOf(item) - 1] ?? null;
	return after === item || after === before ? accept() : accept({ type: 'ItemMoved', item, after });
}

function removeItem(agenda: Agenda, id: string, around: AgendaAround): Decided {
	const item = entryOf(agenda.items, id);
	if (!item) return refuse('item-unknown');
	if (item.visited || around.inUse(id)) return refuse('item-in-use');
	return accept({ type: 'ItemRemoved', item: id });
}

/** A12: the visit was the first one, lasted some seconds, and left nothing behind. */
function isBriefVisit({ items, current, since }: Agenda, at: number, around: AgendaAround): boolean {
	const item = current === null ? undefined : entryOf(items, current);
	if (!item || since === null) return false;
	return item.spentMs === 0 && at - since < takenBackMs && !around.inUse(item.id);
}

function showStage(
	agenda: Agenda,
	{ stage, back }: CommandOf<'ShowStage'>,
	{ at }: Cause,
	around: AgendaAround
): Decided {
	const item = itemOfStage(agenda, stage, around);
	if (typeof item === 'object' && item !== null) return item;
	const stays = item === agenda.current && JSON.stringify(stage) === JSON.stringify(agenda.stage);
	if (stays) return accept();
	const isMistake = back === true && item !== agenda.current && isBriefVisit(agenda, at, around);
	return accept({ type: 'StageShown', stage, item, ...(isMistake && { back: true }) });
}

function itemOfStage(agenda: Agenda, stage: Stage, around: AgendaAround): string | null | Refusal {
	switch (stage.kind) {
		case 'welcome':
			return null;
		case 'item':
			return isThere(agenda, stage.item) ? stage.item : refuse('item-unknown');
		case 'vote':
			return around.itemOfVote(stage.vote) ?? refuse('vote-unknown');
		case 'wall':
			return around.itemOfWall(stage.wall) ?? refuse('wall-unknown');
		case 'readback':
		case 'pause':
		case 'closing':
			return agenda.current;
	}
}
