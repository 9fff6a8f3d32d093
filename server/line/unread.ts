// Answers that nobody reads. Node waits for ever while an answer is on its way: a client that asks and does not read would
// make the server hold what it asked for, as often as it likes.
import type { RequestHandler, Response } from 'express';
import type { ServerResponse } from 'node:http';
import { unreadPatience, type UnreadPatience } from './limits.ts';

/** From the moment that the answer is sent, not while it is made. Twice as long where a part of it had gone out. */
export function closeWhenUnread(response: ServerResponse, silenceMs: number): void {
	const watch = (): void => void response.socket?.setTimeout(silenceMs);
	response.once('pipe', watch);
	response.once('prefinish', watch);
}

export const unread =
	({ page }: UnreadPatience = unreadPatience): RequestHandler =>
	(_request, response: Response, next) => {
		closeWhenUnread(response, page);
		next();
	};
