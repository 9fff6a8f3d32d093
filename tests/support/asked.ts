// A request with a chosen Host and address. `fetch` would set them itself.
import { request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface RawRequest {
	readonly port: number;
	readonly path: string;
	readonly host: string;
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** The address of this machine from which the request comes. */
	readonly from?: string;
	/** The address to which it goes. If it is left out: 127.0.0.1. */
	readonly to?: string;
	readonly body?: string;
}
export interface RawResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly text: string;
}

export const askFrom = (asked: RawRequest): Promise<RawResponse> =>
	new Promise((resolve, reject) => {
		const { port, path, host, method = 'GET', from, to = '127.0.0.1', body } = asked;
		const headers = { host, connection: 'close', ...asked.headers };
		const sent = request(
			{ host: to, port, path, method, headers, ...(from !== undefined && { localAddress: from }) },
			(response) =>
				void text(response).then(
					(said) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: said }),
					reject
				)
		);
		sent.on('error', reject).end(body);
	});
