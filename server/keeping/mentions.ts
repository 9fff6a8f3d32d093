// Finds where a first name stands: in the meeting, in its journal, and in the laptop's texts about the table and the hall.
import type { Event } from '#meeting/event.ts';
import { maskerOf, placesToMask } from '#meeting/masking.ts';
import { mentionsOf, type Mention } from '#meeting/mentions.ts';
import { searchFor } from '#meeting/name-search.ts';
import { StreamDamaged } from '../room/folding.ts';
import { type MeetingRoom, meetingStreams } from '../meeting/stream.ts';
import type { Catalogue } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';

/** F5. Where these words would be masked. */
export async function placesIn(store: Store, room: MeetingRoom, words: string): Promise<Mention[]> {
	return placesToMask(room.state, await eventsOf(store, room), maskerOf(words));
}

/** Rejects with StreamDamaged if the journal cannot be read, because an incomplete list would mislead. */
export async function mentionsIn(store: Store, room: MeetingRoom, name: string): Promise<Mention[]> {
	const isNamed = searchFor(name);
	const events = await eventsOf(store, room);
	const beside = textsBeside(store.catalogue.data, room).filter(({ text }) => isNamed(text));
	return [...mentionsOf(room.state, events, isNamed), ...beside];
}

async function eventsOf(store: Store, room: MeetingRoom): Promise<Event[]> {
	const loaded = await meetingStreams(store).load(room.id);
	if ('damaged' in loaded) throw new StreamDamaged(loaded.damaged);
	return loaded.lines.flatMap((line) => line.events);
}

function textsBeside({ tables, settings }: Catalogue, { id, state }: MeetingRoom): Mention[] {
	const table = tables.find((each) => each.id === state.about.table);
	const { ssid, password } = settings.wifi ?? { ssid: '', password: '' };
	return [
		...(table ? [table.name, table.association] : []).map((text) => ({ kind: 'table' as const, id, text })),
		...[ssid, password].map((text) => ({ kind: 'hall' as const, id, text }))
	];
}
