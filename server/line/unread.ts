// Gives up answers that nobody reads. Node waits for ever while an answer is on its way, so a client that asks and does not read could make
// the server hold as much as it likes.
import type { RequestHandler, Response } from 'express';
import type { ServerResponse } from 'node:http';
import { unreadPatience, type UnreadPatience } from './limits.ts';

/** The time counts from the moment that the answer is sent, not while it is made. It is twice as long if a part had gone out. */
export function closeWhenUnread(response: ServerResponse, silenceMs: number): void {
	const watch = (): void => void response.socket?.setTimeout(silenceMs);
	response.once('pipe', watch);
	response.once('prefinish', watch);
}

/** Resolves once the client has read what was sent, or has gone. Of an answer that is made while it is sent, only this time counts. */
export async function untilRead(response: ServerResponse, silenceMs: number): Promise<void> {
	if (response.closed || response.destroyed) return;
	const { promise, resolve } = Promise.withResolvers<unknown>();
	response.once('drain', resolve).once('close', resolve);
	response.socket?.setTimeout(silenceMs);
	await promise;
	response.off('drain', resolve).off('close', resolve);
	response.socket?.setTimeout(0);
}

export const unread =
	({ page }: UnreadPatience = unreadPatience): RequestHandler =>
	(_request, response: Response, next) => {
		closeWhenUnread(response, page);
		next();
	};
