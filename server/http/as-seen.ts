// Two people may edit the same text on two pages. A change that somebody else made since the page was read is not overwritten (R22).
import { RefusedError } from './refused.ts';

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Throws the refusal if the value is neither what the page had `seen` nor what it wants. Undefined: the page did not say. */
export function asSeen(now: unknown, wanted: unknown, seen: unknown): void {
	if (wanted === undefined || seen === undefined) return;
	if (!isSame(now, seen) && !isSame(now, wanted)) throw new RefusedError('words-changed');
}
