// The one place from which a page asks by http: by the name of a row in the table of routes. Method and path stand in the name, so a page
// loads no table and no schema; the compiler checks body and answer against the row. For phones: what needs a token asks by ask-as.ts.
import type { RouteAnswer, Body, RefusalBy, Route, Routes } from '#api/routes.ts';
import type { RefusalCode } from '#meeting/frame.ts';

/** A network that is not there is a refusal like any other. */
export interface Refused<Code extends RefusalCode = RefusalCode> {
	readonly refused: Code | 'no-network';
	/** Where one code has several sentences. */
	readonly why?: string;
}
export type RouteOutcome<R extends Route> = RouteAnswer<R> | Refused<RefusalBy<R>>;

type Open<R extends Route> = R extends Route ? (Routes[R]['who'] extends 'anybody' ? R : never) : never;
/** What is asked without a token. */
export type OpenRoute = Open<Route>;

/** Never rejects. `read`: what is taken of the answer. */
export async function request<Read>(
	route: string,
	init: RequestInit,
	read: (response: Response) => Promise<Read> | Read
): Promise<Read | Refused<never>> {
	const [method = '', path = ''] = route.split(' ');
	try {
		return await read(await fetch(`/api${path}`, { method, ...init }));
	} catch {
		return { refused: 'no-network' };
	}
}

export const jsonHeaders = { 'content-type': 'application/json' };

/** Never rejects. */
export const ask = <R extends OpenRoute>(
	route: R,
	body: Body<R>,
	signal: AbortSignal
): Promise<RouteOutcome<R>> =>
	request(
		route,
		{ headers: jsonHeaders, body: JSON.stringify(body), signal },
		(response) => response.json() as Promise<RouteOutcome<R>>
	);
