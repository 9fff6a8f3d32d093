// Minutes that outlived their meeting: one page, at the address where they were always read.
import { Router } from 'express';
import type { Rooms } from './rooms.ts';
import type { Store } from './store/store.ts';

export function published(store: Pick<Store, 'published'>, rooms: Rooms): Router {
	const router = Router();
	router.get('/minutes/:file', async (request, response, next) => {
		const [, asked, file] = /^([A-Z2-7]{8})(\.html)?$/i.exec(request.params.file) ?? [];
		const key = asked?.toUpperCase();
		const page = key === undefined || rooms.row(key) ? null : await store.published(key);
		if (page === null) return next();
		response.set('Cache-Control', 'no-store').type('html');
		if (file !== undefined) response.set('Content-Disposition', `attachment; filename="tablee-${key}.html"`);
		response.send(page);
	});
	return router;
}
