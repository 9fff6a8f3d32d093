// A link can be exchanged once, so its answer must not be lost. Until an answer comes, the page asks again by itself, as the same
// device. The device's number is kept over a reload, because a lost answer may be what makes somebody reload.
import type { RefusalCode } from '#meeting/frame.ts';
import type { Entered } from '#api/entering.ts';
import { ask, type Refused } from '#live/ask.ts';
import { impatience } from '#live/doors.ts';
import { newId } from '#live/ids.ts';
import { drop, keep, recall } from '#live/keep.ts';

const key = 'tablee.entering';

/** The time between two requests. They go on for a minute in all, as long as the server repeats its answer. */
const pausesMs = [500, 1000, 2000, 4000, 6000, 8000, 8000, 8000, 8000, 8000];
/** There was no answer, or the server asks to try again. */
const passing: readonly (RefusalCode | 'no-network')[] = ['no-network', 'not-saved', 'too-fast'];

/** The number of this device, until it is in. */
export function device(): string {
	const known = recall(key);
	if (known !== null) return known;
	const made = newId(24);
	keep(key, made);
	return made;
}

/** The server repeats its answer to the same `device`. */
const enter = (secret: string, device: string): Promise<Entered | Refused> =>
	ask('POST /enter', { secret, device }, impatience());

/** `waiting` is called each time that no answer came. Gives up once asking again is useless. */
export async function exchange(
	secret: string,
	waiting: () => void,
	pauses: readonly number[] = pausesMs
): Promise<Entered | Refused> {
	const asking = device();
	let answer = await enter(secret, asking);
	for (const pause of pauses) {
		if (!('refused' in answer) || !passing.includes(answer.refused)) break;
		waiting();
		await new Promise((resolve) => setTimeout(resolve, pause));
		answer = await enter(secret, asking);
	}
	if (!('refused' in answer)) drop(key);
	return answer;
}
