// A meeting as a file, asked of the laptop: out of this computer, for whoever has the meeting's table; into it, for the laptop alone.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { Refused, route, type Asking } from '../http/api.ts';
import { travelName } from '../documents/file-name.ts';
import { bodyOf } from './body.ts';
import { checkFile } from './checking.ts';
import { leavingFile } from './exporting.ts';
import { writeFile } from './file.ts';
import { Arrivals, type ArrivalGround } from './importing.ts';
import { NotTaken } from './not-taken.ts';

export function moving(ground: ArrivalGround, asking: Asking): Router {
	const { store, log } = ground;
	const router = Router();
	const arrivals = new Arrivals(ground);
	let isReading = false;
	router.get('/meetings/:id/export', async (request, response) => {
		const row = asking.meeting(request);
		const pieces = await writeFile(await leavingFile(store, row));
		asking.meeting(request); // a key may have been revoked meanwhile
		log.warn({ meeting: row.id }, 'meeting-exported');
		response.set({
			'Cache-Control': 'no-store',
			'Content-Type': 'application/octet-stream',
			'Content-Length': String(pieces.reduce((sum, piece) => sum + piece.length, 0)),
			'Content-Disposition': `attachment; filename="${travelName(row.title)}"`
		});
		// Whoever goes away in the middle has a file that says so itself.
		await pipeline(Readable.from(pieces), response).catch(() => undefined);
	});
	router.post(
		'/meetings/import',
		route(async (request) => {
			asking.laptop(request);
			if (isReading) throw new Refused('too-fast');
			isReading = true;
			try {
				const file = await checkFile(await bodyOf(request));
				if (typeof file === 'string') throw new NotTaken(file);
				asking.laptop(request);
				const arrival = await arrivals.arrive(file);
				const { id } = file.header.meeting;
				log.warn({ meeting: id, arrival }, 'meeting-imported');
				return { arrival, id };
			} finally {
				isReading = false;
			}
		})
	);
	return router;
}
