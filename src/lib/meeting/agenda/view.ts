// Who sees what of the agenda. Everybody: titles, minutes, the rule, and which item is current. Only staff: notes.
import { entryOf } from '#stream/keyed.ts';
import type { Agenda, Item, SpeechRule } from './state.ts';

export interface ItemView {
	readonly id: string;
	readonly title: string;
	readonly minutes: number;
	readonly rule: SpeechRule;
	readonly turnSeconds: number;
	readonly state: 'ahead' | 'now' | 'done';
	/** Milliseconds before the present visit. While `since` is set, now - `since` comes on top. */
	readonly spentMs: number;
	readonly since: number | null;
	/** Staff only; empty for the others. */
	readonly note: string;
}

/** The items in order; the notes for staff alone. */
export const viewAgenda = (agenda: Agenda, staff: boolean): ItemView[] =>
	agenda.order.flatMap((id) => {
		const item = entryOf(agenda.items, id);
		return item ? [viewItem(agenda, item, staff)] : [];
	});

function viewItem({ current, since }: Agenda, item: Item, staff: boolean): ItemView {
	const { id, title, minutes, rule, turnSeconds, spentMs, visited, note } = item;
	const elsewhere = visited ? 'done' : 'ahead';
	return {
		id,
		title,
		minutes,
		rule,
		turnSeconds,
		state: id === current ? 'now' : elsewhere,
		spentMs,
		since: id === current ? since : null,
		note: staff ? note : ''
	};
}
