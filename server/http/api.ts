// Everything under /api: the routes of the table. An address that no route has is refused.
import express, { Router, type ErrorRequestHandler } from 'express';
import { refuse } from '#meeting/frame.ts';
import { maxBody } from '../line/limits.ts';
import type { Refusals } from '../line/refusals.ts';
import { faultOf, type Log } from '../process/log.ts';
import { isNoRoom } from '../room/saving.ts';
import type { Callers } from './callers.ts';
import { routed, type Handlers, type OnAnswer } from './handlers.ts';
import { RefusedError, refusalOf, sendRefusal } from './refused.ts';

export interface ApiGround {
	readonly handlers: Handlers;
	readonly callers: Callers;
	readonly log: Log;
	readonly refusals: Refusals;
	readonly onAnswer: OnAnswer;
}

export function api({ handlers, callers, log, refusals, onAnswer }: ApiGround): Router {
	const router = Router();
	router.use(express.json({ limit: maxBody, strict: true }));
	router.use(routed(handlers, callers, onAnswer));
	router.use(() => {
		throw new RefusedError('unknown');
	});
	router.use(answerErrors(log, refusals));
	return router;
}

const answerErrors =
	(log: Log, refusals: Refusals): ErrorRequestHandler =>
	(error: unknown, _request, response, next) => {
		if (response.headersSent) return next(error);
		const refusal = refusalOf(error);
		if (!refusal) log.error(faultOf(error), 'route-threw');
		else refusals.countCode(refusal.refused);
		sendRefusal(response, refusal ?? { ...refuse('not-saved'), ...(isNoRoom(error) && { why: 'full' }) });
	};
