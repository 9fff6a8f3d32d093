// A meeting as a file. Whoever has the meeting's table may export it. Only the laptop may import one.
import { SentFile } from '#api/row.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { RefusedError } from '../http/refused.ts';
import { travelName } from '../documents/file-name.ts';
import { bodyOf } from './body.ts';
import { checkFile } from './checking.ts';
import { leavingFile } from './exporting.ts';
import { writeFile } from './file.ts';
import { Arrivals, type ArrivalGround } from './importing.ts';
import { NotTaken } from './not-taken.ts';

export function movingRoutes(
	ground: ArrivalGround
): HandlersOf<'GET /meetings/:meeting/export' | 'POST /meetings/import'> {
	const { store, log } = ground;
	const arrivals = new Arrivals(ground);
	let isReading = false;
	return {
		'GET /meetings/:meeting/export': async ({ meeting }) => {
			const row = meeting();
			const pieces = await writeFile(await leavingFile(store, row));
			meeting(); // the key may have been revoked meanwhile
			log.warn({ meeting: row.id }, 'meeting-exported');
			return new SentFile(travelName(row.title), pieces);
		},
		'POST /meetings/import': async ({ request, scope }) => {
			if (isReading) throw new RefusedError('too-fast');
			isReading = true;
			try {
				const file = await checkFile(await bodyOf(request));
				if (typeof file === 'string') throw new NotTaken(file);
				scope(); // the laptop's key may have been given back meanwhile
				const arrival = await arrivals.arrive(file);
				const { id } = file.header.meeting;
				log.warn({ meeting: id, arrival }, 'meeting-imported');
				return { arrival, id };
			} finally {
				isReading = false;
			}
		}
	};
}
