// What is kept and for how long: the laptop's settings with a list of what goes next, a search for a first name, and the removal of
// one meeting.
import type { RouteAnswer } from '#api/routes.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { languageAsked } from '../http/language.ts';
import { tokenOf } from '../http/callers.ts';
import { accepted, RefusedError } from '../http/refused.ts';
import { retentionPlan, proves } from './retention-plan.ts';
import { maskWords } from './masking.ts';
import { mentionsIn, placesIn } from './mentions.ts';
import { phasesGoingOn, removeMeeting, StillOpen, type RemovalGround, type Removing } from './removal.ts';
import type { Author } from '#meeting/frame.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { admit } from '../entry/access.ts';
import type { Catalogue, MeetingRow } from '../store/catalogue-data.ts';

export function keepingRoutes(
	ground: RemovalGround
): HandlersOf<
	| 'GET /retention'
	| 'PATCH /retention'
	| 'GET /meetings/:meeting/mentions/:person'
	| 'POST /meetings/:meeting/mentions'
	| 'POST /meetings/:meeting/masking/places'
	| 'POST /meetings/:meeting/masking'
	| 'DELETE /meetings/:meeting'
> {
	const { store, clock, rooms } = ground;
	return {
		'GET /retention': () => kept(ground),
		'PATCH /retention': async ({ body: changes }) => {
			await store.catalogue.update(({ settings }) => {
				const { meeting: before } = settings.retention;
				settings.retention = { ...settings.retention, ...changes };
				if (settings.retention.meeting !== before) settings.meetingDaysSetAt = clock();
			});
			rooms.changed();
			return kept(ground);
		},
		'GET /meetings/:meeting/mentions/:person': async ({ hosted: { room }, params: { person } }) => {
			const name = Object.hasOwn(room.beside.names, person) ? room.beside.names[person] : undefined;
			if (name === undefined) throw new RefusedError('no-name');
			return { mentions: await mentionsIn(store, room, name) };
		},
		'POST /meetings/:meeting/mentions': async ({ hosted: { room }, body: { name } }) => ({
			mentions: await mentionsIn(store, room, name)
		}),
		'POST /meetings/:meeting/masking/places': async ({ hosted: { room }, body: { words } }) => ({
			mentions: await placesIn(store, room, words)
		}),
		'POST /meetings/:meeting/masking': async ({ hosted: { room }, body, request }) => ({
			places: await maskWords(ground, room.id, {
				...body,
				author: (meeting) => facilitatorIn(store.catalogue.data, meeting, tokenOf(request))
			})
		}),
		'DELETE /meetings/:meeting': async ({ meeting, body, request }) => {
			const row = meeting();
			const title = body.title.trim();
			const mayGo = () => {
				// The key may have been revoked, or the title changed, while the room was closing.
				if (meeting().title !== title) throw new RefusedError('bad-command');
			};
			mayGo();
			// A meeting that is going on is not even disturbed. A damaged one may be removed.
			const found = await rooms.look(row);
			if (found && phasesGoingOn.includes(found.meeting.about.phase)) throw new RefusedError('not-closed');
			const language = languageAsked(request.headers['accept-language']);
			const isPublished = await removed(ground, row, { why: 'asked', language, mayGo });
			return { minutes: isPublished ? `/minutes/${row.key}` : null };
		}
	};
}

/** Asks anew: the key or the link may have been revoked while the room was closing. */
function facilitatorIn(catalogue: Catalogue, meeting: Meeting, token: string): Author {
	const { role, device } = accepted(admit(catalogue, meeting, token, 'facilitator'));
	return { role, device };
}

async function kept(ground: RemovalGround): Promise<RouteAnswer<'GET /retention'>> {
	const { settings, gone } = ground.store.catalogue.data;
	const plan = await retentionPlan(ground, ground.clock());
	const titles = new Map(ground.rooms.rows.map(({ id, title }) => [id, title]));
	// A proof may be written before its part goes. A part that is still due has not gone yet.
	const past = gone.filter((proof) => !plan.due.some((due) => proves(proof, due)));
	return {
		retention: settings.retention,
		...plan,
		gone: past.map(({ at, meeting, what, count }) => ({
			at,
			title: titles.get(meeting ?? '') ?? null,
			what,
			count
		}))
	};
}

async function removed(ground: RemovalGround, row: MeetingRow, removing: Removing): Promise<boolean> {
	try {
		return await removeMeeting(ground, row, removing);
	} catch (error) {
		throw error instanceof StillOpen ? new RefusedError('not-closed') : error;
	}
}
