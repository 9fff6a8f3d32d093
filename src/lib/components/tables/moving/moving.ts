// Exports a meeting of this computer as a file, and imports one.
import { maxFile } from '#api/meeting-file.ts';
import type { Arrived } from '#api/meetings.ts';
import { requestAs } from '#live/ask-as.ts';
import type { RouteOutcome, Refused } from '#live/ask.ts';
import { receivedFile, type ReceivedFile } from '#live/sent-file.ts';

/** Never rejects. */
export const exported = (token: string, meeting: string): Promise<ReceivedFile | Refused> =>
	requestAs('GET /meetings/:meeting/export', { token, params: { meeting } }, {}, (response) =>
		receivedFile(response, 'seance.tablee')
	);

/** Never rejects. A file that is too large is not sent. */
export async function imported(token: string, file: Blob): Promise<Arrived | Refused> {
	if (file.size > maxFile) return { refused: 'too-large' };
	const read = (response: Response) => response.json() as Promise<RouteOutcome<'POST /meetings/import'>>;
	return requestAs('POST /meetings/import', { token }, { file }, read);
}
