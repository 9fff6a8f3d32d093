// The draft of an item.
import type { SpeechRule } from '#meeting/agenda/state.ts';
import { faultIn, type Fault } from '#meeting/fault.ts';
import type { ItemView } from '#meeting/agenda/view.ts';

export interface ItemDraft {
	title: string;
	minutes: number;
	rule: SpeechRule;
	turnSeconds: number;
	note: string;
}

export const itemFields = ['title', 'minutes', 'rule', 'turnSeconds', 'note'] as const;

export const itemDraftOf = ({ title, minutes, rule, turnSeconds, note }: ItemView): ItemDraft => ({
	title,
	minutes,
	rule,
	turnSeconds,
	note
});

/** The changed fields alone; undefined if none was changed. */
export function changesOf(before: ItemDraft, now: ItemDraft): Partial<ItemDraft> | undefined {
	const changed = {
		...(now.title.trim() !== before.title && { title: now.title }),
		...(now.minutes !== before.minutes && { minutes: now.minutes }),
		...(now.rule !== before.rule && { rule: now.rule }),
		...(now.turnSeconds !== before.turnSeconds && { turnSeconds: now.turnSeconds }),
		...(now.note !== before.note && { note: now.note })
	};
	return Object.keys(changed).length > 0 ? changed : undefined;
}

/** Why the domain would refuse the draft, and for which field. */
export const itemFaultOf = (draft: ItemDraft): Fault | null => faultIn({ type: 'AddItem', ...draft });
