// The sheets that are printed before a meeting (D90), and what each one is asked with. Nothing of it is kept.
import * as v from 'valibot';
import { cardNumber } from '#meeting/limits.ts';
import { clockTime } from '#meeting/meeting-commands.ts';
import { id, whole } from '#stream/text.ts';
import { keptMonths, mostSheets } from './sheet-limits.ts';
import type { Frozen } from './row.ts';

const shared = {
	/** That of the page from which it is printed. */
	language: v.picklist(['fr', 'en']),
	/** When the meeting begins, as "18:30". A meeting knows its day alone. Empty or left out: not said. */
	start: v.optional(clockTime)
};
const count = whole(1, mostSheets);

export const askingSheet = v.variant('kind', [
	v.object({
		kind: v.literal('poster'),
		...shared,
		paper: v.picklist(['a4', 'a3']),
		/** In the hall it shows how to come in. In the street it shows no Wi-Fi. */
		place: v.picklist(['hall', 'street'])
	}),
	v.object({ kind: v.literal('agenda'), ...shared }),
	v.object({ kind: v.literal('run'), ...shared }),
	v.object({ kind: v.literal('cards'), ...shared, from: whole(...cardNumber), count }),
	v.object({ kind: v.literal('ballots'), ...shared, vote: id, count }),
	v.object({ kind: v.literal('attendance'), ...shared, count, months: v.picklist(keptMonths) }),
	v.object({
		kind: v.literal('assembly'),
		...shared,
		/** Whoever asks says so: a table de quartier has neither members nor proxies (D97). */
		isAssembly: v.literal(true),
		count,
		proxies: whole(0, mostSheets)
	})
]);
export type SheetAsked = Frozen<v.InferOutput<typeof askingSheet>>;
export type SheetBody = Frozen<v.InferInput<typeof askingSheet>>;
export type SheetKind = SheetAsked['kind'];
