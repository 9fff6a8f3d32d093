// A laptop without a link, as its page asks.
import { newToken } from './client.ts';
import { post } from './server.ts';

interface At {
	readonly url: string;
}
export interface Knocked {
	readonly code: string;
	readonly secret: string;
	readonly ms: number;
}
export interface Fetched {
	readonly link?: string | null;
	readonly refused?: string;
}

export const knock = async (server: At, device = newToken()): Promise<Knocked> =>
	(await post<Knocked>(server, '/knock', { device })).body;

export const fetchLink = async (server: At, secret: string): Promise<Fetched> =>
	(await post<Fetched>(server, '/knock/link', { secret })).body;
