// The way to the table's edition of the minutes: a ticket, for which the token of a seat or of staff is shown. No token stands in an address.
import { askAs } from './ask-as.ts';
import type { Refused } from './ask.ts';

export interface Reader {
	/** The id of the meeting. */
	readonly meeting: string;
	readonly token: string;
}

/** The path of the edition. `ending`: ".html" for a file; empty for the page. */
export async function readingAt({ meeting, token }: Reader, ending = ''): Promise<string | Refused> {
	const answer = await askAs('POST /meetings/:meeting/reading', { token, params: { meeting } });
	return 'refused' in answer ? answer : answer.minutes.replace('?', `${ending}?`);
}
