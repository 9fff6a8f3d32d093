// What is kept and for how long, asked of the laptop: the settings with what would go now, and the removal of one meeting.
import { Router } from 'express';
import * as v from 'valibot';
import { longestFirstName } from '#meeting/limits.ts';
import { line } from '#stream/text.ts';
import { parse, Refused, route, type Asking } from '../http/api.ts';
import { languageAsked } from '../http/language.ts';
import { planOf, proves } from './retention-plan.ts';
import { mentionsIn } from './mentions.ts';
import { isGoingOn, removeMeeting, StillOpen, type RemovalGround, type Removing } from './removal.ts';
import { retentionSchema, type MeetingRow } from '../store/catalogue-data.ts';

const removal = v.object({ title: v.string() });
const naming = v.object({ name: line(longestFirstName) });
export const bodies = { naming };
const { names, devices, meeting } = retentionSchema.entries;
const editing = v.object({
	names: v.exactOptional(names),
	devices: v.exactOptional(devices),
	meeting: v.exactOptional(meeting)
});

export function keeping(ground: RemovalGround, asking: Asking): Router {
	const { store, clock } = ground;
	const router = Router();
	const told = async () => {
		const { settings, gone } = store.catalogue.data;
		const plan = await planOf(ground, clock());
		const titles = new Map(ground.rooms.rows.map(({ id, title }) => [id, title]));
		return {
			retention: settings.retention,
			...plan,
			// What is still due was proven first, and has not gone yet. Null where the meeting itself has gone.
			gone: gone
				.filter((proof) => !plan.due.some((due) => proves(proof, due)))
				.map(({ at, meeting, what, count }) => ({
					at,
					title: titles.get(meeting ?? '') ?? null,
					what,
					count
				}))
		};
	};
	router.get(
		'/retention',
		route((request) => {
			asking.laptop(request);
			return told();
		})
	);
	router.patch(
		'/retention',
		route(async (request) => {
			asking.laptop(request);
			const changes = parse(editing, request.body);
			await store.catalogue.update(({ settings }) => {
				const { meeting: before } = settings.retention;
				settings.retention = { ...settings.retention, ...changes };
				if (settings.retention.meeting !== before) settings.meetingDaysSetAt = clock();
			});
			ground.rooms.changed();
			return told();
		})
	);
	router.get(
		'/meetings/:id/mentions/:person',
		route<{ id: string; person: string }>(async (request) => {
			const { room } = await asking.facilitated(request);
			const { person } = request.params;
			const name = Object.hasOwn(room.names, person) ? room.names[person] : undefined;
			if (name === undefined) throw new Refused('no-name');
			return { mentions: await mentionsIn(store, room, name) };
		})
	);
	// By the name itself, which is in no address: once it is forgotten, only who asks still knows it.
	router.post(
		'/meetings/:id/mentions',
		route<{ id: string }>(async (request) => {
			const { room } = await asking.facilitated(request);
			return { mentions: await mentionsIn(store, room, parse(naming, request.body).name) };
		})
	);
	router.delete(
		'/meetings/:id',
		route<{ id: string }>(async (request) => {
			const row = asking.meeting(request);
			// Said again, so that no tap on the wrong line removes an evening.
			const said = parse(removal, request.body).title.trim();
			const mayGo = () => {
				// A key may have been revoked, a title changed, while the meeting was being let go.
				if (asking.meeting(request).title !== said) throw new Refused('bad-command');
			};
			mayGo();
			// What goes on is disturbed by no wish to remove it; one that is damaged is removed too.
			const found = await ground.rooms.look(row);
			if (found && isGoingOn.includes(found.meeting.about.phase)) throw new Refused('not-closed');
			const language = languageAsked(request.headers['accept-language']);
			const isPublished = await removed(ground, row, { why: 'asked', language, mayGo });
			return { minutes: isPublished ? `/minutes/${row.key}` : null };
		})
	);
	return router;
}

async function removed(ground: RemovalGround, row: MeetingRow, removing: Removing): Promise<boolean> {
	try {
		return await removeMeeting(ground, row, removing);
	} catch (error) {
		throw error instanceof StillOpen ? new Refused('not-closed') : error;
	}
}
