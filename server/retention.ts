// What is not kept, by itself: at the start of the server and every hour. First names of a closed meeting, then what ties
// its acts to phones, and, where the laptop was told so, all of it but its minutes. `due.ts` has the list.
import { source } from '#i18n/catalogue.ts';
import type { Event } from '#meeting/event.ts';
import { ours, planOf, type Due } from './due.ts';
import { faultOf } from './log.ts';
import { removeMeeting, type RemovalGround } from './removal.ts';
import type { Catalogue } from './store/catalogue-data.ts';
import type { Line } from './store/store.ts';

/** Never throws: what could not go now goes at the next hour. Catalogue and log prove what went, without names. */
export async function retain(ground: RemovalGround): Promise<void> {
	const { log, clock } = ground;
	try {
		for (const each of (await planOf(ground, clock())).due) {
			await carryOut(ground, each).catch((error: unknown) =>
				log.error({ meeting: each.meeting, what: each.what, ...faultOf(error) }, 'not-erased')
			);
		}
	} catch (error) {
		log.error(faultOf(error), 'not-erased');
	}
}

async function carryOut(ground: RemovalGround, due: Due): Promise<void> {
	const { meeting, what, count } = due;
	const { store, log, clock } = ground;
	if (!(await take(ground, due))) return;
	await store.catalogue.update((draft) => {
		const row = draft.meetings.find(({ id }) => id === meeting);
		if (what === 'devices' && row && !row.erased.includes('devices')) row.erased.push('devices');
		prove(draft, { at: clock(), meeting: row ? meeting : null, what, count });
	});
	if (what !== 'meeting') log.warn({ meeting, what, count }, 'erased');
}

/** False where the meeting has gone meanwhile. */
async function take(ground: RemovalGround, { meeting, what }: Due): Promise<boolean> {
	const { store, rooms } = ground;
	const row = store.catalogue.data.meetings.find(({ id }) => id === meeting);
	if (!row) return false;
	switch (what) {
		case 'meeting':
			await removeMeeting(ground, row, 'retention', source);
			return true;
		case 'names':
			for (const person of Object.keys(await store.names(meeting))) await store.dropName(meeting, person);
			// A room that is open, or was opened meanwhile, still knows them.
			await (await rooms.peek(meeting))?.room.eraseNames();
			return true;
		case 'devices':
			await rooms.apart(meeting, () => store.rewrite(meeting, withoutDevices));
			return true;
	}
}

const proofsKept = 30;

function prove(draft: Catalogue, proof: Catalogue['gone'][number]): void {
	draft.gone = [proof, ...draft.gone].slice(0, proofsKept);
}

/** The same history, of devices that are numbered and can be found on no phone. */
export function withoutDevices(lines: readonly Line[]): Line[] {
	const known = new Map<string, string>();
	const calm = (device: string): string => {
		if (ours.includes(device)) return device;
		const name = known.get(device) ?? `gone-${known.size + 1}`;
		known.set(device, name);
		return name;
	};
	const event = (each: Event): Event => {
		if (each.type === 'PersonArrived' || each.type === 'LinkUsed')
			return { ...each, device: calm(each.device) };
		if (each.type === 'SlipsMade')
			return { ...each, slips: each.slips.map((slip) => ({ ...slip, hash: calm(slip.hash) })) };
		return each.type === 'LinkMade' ? { ...each, hash: calm(each.hash) } : each;
	};
	return lines.map((line) => ({
		...line,
		by: { ...line.by, device: calm(line.by.device) },
		events: line.events.map(event)
	}));
}
