// Requests by http that carry a token. The token travels in a header, never as a cookie.
import type { Body, Params, Route } from '#api/routes.ts';
import { jsonHeaders, request, type RouteOutcome, type OpenRoute, type Refused } from './ask.ts';

/** The rows of the table of routes that need a token. */
export type StaffRoute = Exclude<Route, OpenRoute>;

type InPath<R extends StaffRoute> = keyof Params<R> extends never ? object : { readonly params: Params<R> };
type InBody<R extends StaffRoute> =
	unknown extends Body<R>
		? { readonly body?: never }
		: undefined extends Body<R>
			? { readonly body?: Body<R> }
			: { readonly body: Body<R> };
export type StaffRequest<R extends StaffRoute> = InPath<R> & InBody<R> & { readonly token: string };

interface AnyAsked {
	readonly token: string;
	readonly params?: Readonly<Record<string, string>>;
	readonly body?: unknown;
}

/** Never rejects. */
export const askAs = <R extends StaffRoute>(route: R, asked: StaffRequest<R>): Promise<RouteOutcome<R>> =>
	requestAs(route, asked, {}, (response) => response.json() as Promise<RouteOutcome<R>>);

/** Like `askAs`, for a body or an answer that is a file. `file` takes the place of the body; `query` stands behind the address. */
export function requestAs<R extends StaffRoute, Read>(
	route: R,
	asked: StaffRequest<R>,
	{ file, query }: { readonly file?: Blob; readonly query?: string },
	read: (response: Response) => Promise<Read> | Read
): Promise<Read | Refused<never>> {
	const { token, params = {}, body }: AnyAsked = asked;
	const type = file ? { 'content-type': 'application/octet-stream' } : body ? jsonHeaders : {};
	const content = file ?? (body ? JSON.stringify(body) : null);
	const filled = route.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
	return request(
		query === undefined ? filled : `${filled}?${query}`,
		{ headers: { ...type, authorization: `Bearer ${token}` }, body: content },
		read
	);
}
