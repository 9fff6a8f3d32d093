// A file that the server sends in answer to a request, to be saved.
import type { Refused } from './ask.ts';

export interface ReceivedFile {
	readonly name: string;
	readonly content: Blob;
}

export async function receivedFile(response: Response, otherName: string): Promise<ReceivedFile | Refused> {
	if (!response.ok) return (await response.json()) as Refused;
	const disposition = response.headers.get('content-disposition') ?? '';
	const name = /filename="([^"]+)"/.exec(disposition)?.[1] ?? otherName;
	return { name, content: await response.blob() };
}
