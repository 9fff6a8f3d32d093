// Erases what is no longer kept, at the start of the server and every hour. Of a closed meeting these are first the names, then whatever
// ties its acts to phones, and then, if the laptop was told so, all of it but its minutes. `retention-plan.ts` has the list.
import { source } from '#i18n/catalogue.ts';
import type { Event } from '#meeting/event.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { eraseSigns } from './erasing-signs.ts';
import { isStillDue, ours, retentionPlan, proves, seatsIn, type CountedExpiry } from './retention-plan.ts';
import { readMeeting } from '../meeting/reading.ts';
import { faultOf } from '../process/log.ts';
import { choosingMs } from './recovering.ts';
import { removeMeeting, StillOpen, type RemovalGround } from './removal.ts';
import { prove } from '../store/catalogue-data.ts';
import { meetingStreams, type MeetingLine } from '../meeting/stream.ts';

/** Never throws: a failure is tried again at the next hour. Catalogue and log prove what was erased, without names. */
export async function retain(ground: RemovalGround): Promise<void> {
	const { log, clock } = ground;
	try {
		await ground.date.note();
		if (!ground.date.isSure || isHeldBack(ground)) return;
		const failed = (what: string) => (error: unknown) => log.error({ what, ...faultOf(error) }, 'not-erased');
		await ground.store.kept.expire(clock()).catch(failed('copy'));
		await eraseSigns(ground).catch(failed('signs'));
		for (const each of (await retentionPlan(ground, clock())).due) {
			await carryOut(ground, each).catch((error: unknown) => {
				if (error instanceof NotDue || error instanceof StillOpen) return;
				log.error({ meeting: each.meeting, what: each.what, ...faultOf(error) }, 'not-erased');
			});
		}
	} catch (error) {
		log.error(faultOf(error), 'not-erased');
	}
}

/** Retention may wait after a recovery, but never longer than `choosingMs`, whatever the laptop's date was then. */
function isHeldBack({ store, clock }: RemovalGround): boolean {
	const waitMs = store.catalogue.data.nothingGoesBefore - clock();
	return waitMs > 0 && waitMs <= choosingMs;
}

/** The proof is written in the same write as the erasing, or before it. So a crash in between leaves nothing erased without proof. */
async function carryOut(ground: RemovalGround, due: CountedExpiry): Promise<void> {
	const { meeting, what, count } = due;
	const { store, rooms, log, clock } = ground;
	const row = store.catalogue.data.meetings.find(({ id }) => id === meeting);
	if (!row) return; // it was removed meanwhile
	const proof = { at: clock(), meeting, what, count };
	const isDue = (found: Meeting | null): boolean => {
		const { data } = store.catalogue;
		const kept = data.meetings.find(({ id }) => id === meeting);
		if (!kept) return false;
		// If it cannot be read, the index is right: nobody can have reopened it.
		const { phase, closedAt } = found?.about ?? kept;
		return isStillDue(due, { ...kept, phase, closedAt }, data.settings, clock());
	};
	const mayGo = (found: Meeting | null): void => {
		if (!isDue(found)) throw new NotDue();
	};
	switch (what) {
		case 'meeting': {
			const gone = { ...proof, meeting: null };
			await removeMeeting(ground, row, { why: 'retention', language: source, proof: gone, mayGo });
			return;
		}
		case 'names':
			await rooms.whileEmpty(meeting, async () => {
				mayGo(await readMeeting(store, meeting));
				await store.catalogue.update((draft) => {
					if (!draft.gone.some((each) => proves(each, due))) prove(draft, proof);
				});
				await meetingStreams(store).dropNames(meeting);
			});
			break;
		case 'seats':
		case 'devices':
			await rooms.whileEmpty(meeting, async () => {
				mayGo(await readMeeting(store, meeting));
				await meetingStreams(store).rewrite(meeting, what === 'seats' ? withoutSeats : withoutDevices);
				// If a crash comes before this, they are due again, with the same count.
				await store.catalogue.update((draft) => {
					const kept = draft.meetings.find(({ id }) => id === meeting);
					if (kept && !kept.erased.includes(what)) kept.erased.push(what);
					prove(draft, proof);
				});
			});
	}
	log.warn({ meeting, what, count }, 'erased');
}

/** Since the list was made, the meeting was reopened or removed, or other days were chosen. */
class NotDue extends Error {}

/** The same history, with a number in place of each phone that took a seat. Links and slips still work. */
export function withoutSeats(lines: readonly MeetingLine[]): MeetingLine[] {
	const seats = seatsIn(lines);
	return numberedIn(lines, (device) => seats.has(device));
}

/** The same history, with a number in place of each device. The numbers are on no phone. */
export const withoutDevices = (lines: readonly MeetingLine[]): MeetingLine[] =>
	numberedIn(lines, (device) => !ours.includes(device));

function numberedIn(lines: readonly MeetingLine[], goes: (device: string) => boolean): MeetingLine[] {
	const known = new Map<string, string>();
	const numbered = (device: string): string => {
		if (!goes(device)) return device;
		const name = known.get(device) ?? `gone-${known.size + 1}`;
		known.set(device, name);
		return name;
	};
	const event = (each: Event): Event => {
		if (each.type === 'PersonArrived' || each.type === 'LinkUsed')
			return { ...each, device: numbered(each.device) };
		if (each.type === 'SlipsGiven')
			return { ...each, slips: each.slips.map((slip) => ({ ...slip, hash: numbered(slip.hash) })) };
		if (each.type === 'SlipsMade')
			return { ...each, slips: each.slips.map((slip) => ({ ...slip, hash: numbered(slip.hash) })) };
		return each.type === 'LinkMade' ? { ...each, hash: numbered(each.hash) } : each;
	};
	return lines.map((line) => ({
		...line,
		by: { ...line.by, device: numbered(line.by.device) },
		events: line.events.map(event)
	}));
}
