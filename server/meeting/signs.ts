// The order of a meeting's signs: drawn here, because the domain has no dice, and read from its file.
import { randomInt } from 'node:crypto';
import { signObjects, type SignObject, type SignOrder } from '#meeting/sign.ts';
import * as v from 'valibot';
import type { Streams } from '../store/streams.ts';
import type { MeetingStream } from './stream.ts';

/** P32. Every order is equally likely. */
export function drawSigns(): readonly SignObject[] {
	const left: SignObject[] = [...signObjects];
	return signObjects.flatMap(() => left.splice(randomInt(left.length), 1));
}

const kept = v.pipe(v.array(v.picklist(signObjects)), v.minLength(1));

/** An order with an object that this version does not know is none. */
export async function signsKept(streams: Streams<MeetingStream>, id: string): Promise<SignOrder> {
	const read = v.safeParse(kept, await streams.signs(id));
	return read.success ? read.output : null;
}
