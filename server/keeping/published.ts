// Minutes of a removed meeting: one page, at the same address as before.
import { Router } from 'express';
import { base } from '../documents/formats.ts';
import { sayingPage } from '../documents/html/page.ts';
import { wordsIn } from '../process/words.ts';
import { languageAsked } from '../http/language.ts';
import type { Log } from '../process/log.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import type { Store } from '../store/store.ts';

/** False if a broken disk emptied or cut the page. */
const isWhole = (page: string): boolean => page.trimEnd().endsWith('</html>');

export function published(store: Pick<Store, 'published'>, rooms: MeetingRooms, log: Log): Router {
	const router = Router();
	router.get('/minutes/:file', async (request, response, next) => {
		const [, asked, file] = /^([A-Z2-7]{8})(\.html)?$/i.exec(request.params.file) ?? [];
		const key = asked?.toUpperCase();
		const page = key === undefined || rooms.row(key) ? null : await store.published(key);
		if (page === null) return next();
		response.set('Cache-Control', 'no-store').type('html');
		if (!isWhole(page)) {
			log.error({ bytes: page.length }, 'published-page-broken');
			const words = wordsIn(languageAsked(request.headers['accept-language']));
			return void response.status(500).send(sayingPage('broken', words, base));
		}
		if (file !== undefined) response.set('Content-Disposition', `attachment; filename="tablee-${key}.html"`);
		response.send(page);
	});
	return router;
}
