// Everything that is asked by http, put together: a handler for each route of the table, the documents, and the surfaces.
import type { RequestListener } from 'node:http';
import { Router } from 'express';
import type { Recovered } from '#api/listing.ts';
import type { Hall } from '../hall/hall.ts';
import type { Internet } from '../hall/internet.ts';
import type { RemovalGround } from '../keeping/removal.ts';
import type { Refusals } from '../line/refusals.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import { api } from './api.ts';
import { Callers } from './callers.ts';
import type { Handlers, OnAnswer } from './handlers.ts';
import { formerRoutes } from '../keeping/former-routes.ts';
import { dateRoutes } from '../keeping/date-routes.ts';
import { doorRoutes } from '../entry/door-routes.ts';
import { knockRoutes } from '../entry/knock-routes.ts';
import { leavingRoutes } from '../entry/leaving-routes.ts';
import { updateRoutes } from '../keeping/update-routes.ts';
import { checkRoutes } from '../documents/check-routes.ts';
import { readingRoutes } from '../documents/reading-routes.ts';
import { documentsRouter, type FindMeeting } from '../documents/router.ts';
import { DocumentShelf } from '../documents/shelf.ts';
import { Tickets } from '../documents/tickets.ts';
import { Versions } from '../documents/versions.ts';
import { eveningRoutes } from '../evening/evening-routes.ts';
import { movingRoutes } from '../moving/moving-routes.ts';
import { networkRoutes } from '../hall/network-routes.ts';
import { keepingRoutes } from '../keeping/keeping-routes.ts';
import { published } from '../keeping/published.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import { rehearsalRoutes } from '../rehearsal/rehearsal-routes.ts';
import { settingsRoutes } from '../hall/settings-routes.ts';
import { sheetRoutes } from '../sheets/sheet-routes.ts';
import { slipRoutes } from '../entry/slips.ts';
import { wordSlipRoutes } from '../entry/word-slips.ts';
import { tableRoutes } from './table-routes.ts';
import { web, type WebGround } from './web.ts';
import { damageRoutes } from '../keeping/damage-routes.ts';

export interface AnsweringGround extends RemovalGround {
	readonly hall: Hall;
	readonly internet: Internet;
	readonly refusals: Refusals;
	readonly rehearsal: Rehearsal;
	/** To be called when the folder has gone back to the earlier version. */
	readonly wentBack: () => void;
	/** What this start found again; shown to the laptop. */
	readonly found: { readonly recovered?: Recovered };
	readonly onAnswer: OnAnswer;
}

export function answering(ground: AnsweringGround, surfaces: WebGround['surfaces']): RequestListener {
	const { store, rooms, hall, internet, clock, log, writer, refusals, onAnswer } = ground;
	const callers = new Callers(store.catalogue, rooms);
	const desk = { tickets: new Tickets(clock), versions: new Versions(store) };
	const shelf = new DocumentShelf(writer, clock);
	const documents = documentsRouter((key) => meetingOf(rooms, key), shelf, desk);
	return web({
		api: api({ handlers: handlersOf(ground, desk, shelf), callers, log, refusals, onAnswer }),
		documents: Router().use(published(store, rooms, log), documents),
		surfaces,
		probes: internet.answer,
		names: internet.names,
		address: () => hall.address(),
		log,
		refusals
	});
}

function handlersOf(
	ground: AnsweringGround,
	{ tickets, versions }: { readonly tickets: Tickets; readonly versions: Versions },
	shelf: DocumentShelf
): Handlers {
	const { store, rooms, date, hall, internet, clock, log, writer, refusals, found, wentBack, rehearsal } =
		ground;
	const { catalogue } = store;
	return {
		'GET /awake': () => ({}),
		...doorRoutes({ catalogue, rooms, clock, refusals }),
		...knockRoutes({ catalogue, clock, refusals }),
		...leavingRoutes(catalogue, rooms),
		...tableRoutes({ store, rooms, date, hall, clock, found, rehearsal }),
		...rehearsalRoutes(rehearsal, rooms),
		...dateRoutes(date),
		...updateRoutes({ store, rooms, writer, log, ended: wentBack }),
		...settingsRoutes({ catalogue, hall, internet, rooms }),
		...networkRoutes(hall),
		...slipRoutes(hall),
		...wordSlipRoutes({ hall, rooms, refusals }),
		...sheetRoutes({ hall, rooms, catalogue, clock, writer }),
		...readingRoutes(tickets),
		...checkRoutes,
		...formerRoutes(rooms),
		...keepingRoutes(ground),
		...damageRoutes(ground),
		...movingRoutes(ground),
		...eveningRoutes({ rooms, shelf, versions, log })
	};
}

/** The meeting with this key; null if there is none. */
async function meetingOf(rooms: MeetingRooms, key: string): ReturnType<FindMeeting> {
	const row = rooms.row(key);
	return row?.key === key ? rooms.look(row) : null;
}
