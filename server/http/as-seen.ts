// Two who write the same thing on two pages: what somebody else has changed since it was read is not replaced unasked (R22).
import { Refused } from './refused.ts';

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Throws the refusal where it is `now` neither as it was `seen` nor as it is `wanted`. Undefined: not said. */
export function asSeen(now: unknown, wanted: unknown, seen: unknown): void {
	if (wanted === undefined || seen === undefined) return;
	if (!isSame(now, seen) && !isSame(now, wanted)) throw new Refused('words-changed');
}
