// The order of a meeting's signs: drawn here, because the domain has no dice, and read from its file.
import { randomInt } from 'node:crypto';
import type { Meeting } from '#meeting/meeting.ts';
import { signObjects, type SignObject, type SignOrder } from '#meeting/sign.ts';
import * as v from 'valibot';
import { faultOf } from '../process/log.ts';
import type { StreamGround } from '../room/kind.ts';
import type { Streams } from '../store/streams.ts';
import type { MeetingStream } from './stream.ts';

/** P32. Every order is equally likely. */
export function drawSigns(): readonly SignObject[] {
	const left: SignObject[] = [...signObjects];
	return signObjects.flatMap(() => left.splice(randomInt(left.length), 1));
}

const kept = v.pipe(v.array(v.picklist(signObjects)), v.minLength(1));

/** An order with an object that this version does not know is none. */
async function signsKept(streams: Streams<MeetingStream>, id: string): Promise<SignOrder> {
	const read = v.safeParse(kept, await streams.signs(id));
	return read.success ? read.output : null;
}

/** P32. While doors are open, an order that is lost is drawn anew: nobody could be called without one. */
export async function signsAtOpening(
	{ streams, id, log }: StreamGround<MeetingStream>,
	{ about: { phase } }: Meeting
): Promise<SignOrder> {
	const order = await signsKept(streams, id);
	if (order || phase !== 'open') return order;
	const drawn = drawSigns();
	try {
		await streams.setSigns(id, drawn);
		return drawn;
	} catch (error) {
		log.warn({ meeting: id, ...faultOf(error) }, 'signs-not-drawn'); // a full disk keeps nobody out
		return null;
	}
}
