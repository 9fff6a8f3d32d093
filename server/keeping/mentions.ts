// Finds where a first name stands: in the meeting, in its journal, and in the laptop's texts about the table and the hall.
import { mentionsOf, type Mention } from '#meeting/mentions.ts';
import { searchFor } from '#meeting/name-search.ts';
import { MeetingDamaged } from '../room/folding.ts';
import type { Room } from '../room/room.ts';
import type { Catalogue } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';

/** Rejects with MeetingDamaged if the journal cannot be read, because an incomplete list would mislead. */
export async function mentionsIn(store: Store, room: Room, name: string): Promise<Mention[]> {
	const isNamed = searchFor(name);
	const loaded = await store.load(room.id);
	if ('damaged' in loaded) throw new MeetingDamaged(loaded.damaged);
	const events = loaded.lines.flatMap((line) => line.events);
	const beside = textsBeside(store.catalogue.data, room).filter(({ text }) => isNamed(text));
	return [...mentionsOf(room.meeting, events, isNamed), ...beside];
}

function textsBeside({ tables, settings }: Catalogue, { id, meeting }: Room): Mention[] {
	const table = tables.find((each) => each.id === meeting.about.table);
	const { ssid, password } = settings.wifi ?? { ssid: '', password: '' };
	return [
		...(table ? [table.name, table.association] : []).map((text) => ({ kind: 'table' as const, id, text })),
		...[ssid, password].map((text) => ({ kind: 'hall' as const, id, text }))
	];
}
