// A meeting out of this computer as a file, and into it.
import type { Refused } from './tables-api.ts';

/** As the server has it, which a test holds, as the two lists below; a larger file is not sent. */
export const maxFile = 128 * 1024 * 1024;

export const arrivals = ['taken', 'longer', 'already-here', 'newer-here'] as const;
export const reasons = [
	'no-meeting',
	'altered',
	'later',
	'strange',
	'open',
	'open-here',
	'damaged-here',
	'other-ways',
	'key-taken',
	'id-taken'
] as const;
export interface Arrived {
	readonly arrival: (typeof arrivals)[number];
	readonly id: string;
}
export interface Exported {
	readonly name: string;
	readonly content: Blob;
}

const asked = { cache: 'no-store' } as const;

/** Never throws. */
export async function exported(token: string, meeting: string): Promise<Exported | Refused> {
	try {
		const headers = { authorization: `Bearer ${token}` };
		const response = await fetch(`/api/meetings/${meeting}/export`, { ...asked, headers });
		if (!response.ok) return (await response.json()) as Refused;
		const told = response.headers.get('content-disposition') ?? '';
		const name = /filename="([^"]+)"/.exec(told)?.[1] ?? 'seance.tablee';
		return { name, content: await response.blob() };
	} catch {
		return { refused: 'no-network' };
	}
}

/** Never throws. */
export async function imported(token: string, file: Blob): Promise<Arrived | Refused> {
	if (file.size > maxFile) return { refused: 'too-large' };
	try {
		const headers = {
			authorization: `Bearer ${token}`,
			'content-type': 'application/octet-stream'
		};
		const response = await fetch('/api/meetings/import', { ...asked, method: 'POST', headers, body: file });
		return (await response.json()) as Arrived | Refused;
	} catch {
		return { refused: 'no-network' };
	}
}
