// A person says that the computer's date is right, as the page told it. Then what was due by it goes at the next hour.
import { Router } from 'express';
import * as v from 'valibot';
import { parse, Refused, route, type Asking } from '../http/api.ts';
import type { DateWatch } from './date-watch.ts';

const confirming = v.object({ now: v.number() });

export function dated(date: DateWatch, asking: Asking): Router {
	const router = Router();
	const readMs = 24 * 60 * 60 * 1000;
	router.post(
		'/date',
		route(async (request) => {
			asking.laptop(request);
			const { now } = parse(confirming, request.body);
			const { doubt } = date;
			// Said of another date: the computer was set right meanwhile, and Tablée started again.
			if (!doubt || Math.abs(doubt.now - now) > readMs) throw new Refused('unknown');
			await date.confirm();
			return { now };
		})
	);
	return router;
}
