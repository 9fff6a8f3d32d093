// Exports a meeting of this computer as a file, and imports one.
import { maxFile } from '#api/meeting-file.ts';
import type { Arrived } from '#api/meetings.ts';
import { requestAs } from '#live/ask-as.ts';
import type { RouteOutcome, Refused } from '#live/ask.ts';

export interface Exported {
	readonly name: string;
	readonly content: Blob;
}

/** Never rejects. */
export const exported = (token: string, meeting: string): Promise<Exported | Refused> =>
	requestAs('GET /meetings/:meeting/export', { token, params: { meeting } }, {}, readFile);

async function readFile(response: Response): Promise<Exported | Refused> {
	if (!response.ok) return (await response.json()) as Refused;
	const disposition = response.headers.get('content-disposition') ?? '';
	const name = /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'seance.tablee';
	return { name, content: await response.blob() };
}

/** Never rejects. A file that is too large is not sent. */
export async function imported(token: string, file: Blob): Promise<Arrived | Refused> {
	if (file.size > maxFile) return { refused: 'too-large' };
	const read = (response: Response) => response.json() as Promise<RouteOutcome<'POST /meetings/import'>>;
	return requestAs('POST /meetings/import', { token }, { file }, read);
}
