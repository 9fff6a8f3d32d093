// How a route refuses: a handler throws Refused with a code, and the answer gets the status that fits the code.
import type { Response } from 'express';
import { isRefusal, refuse, type Refusal, type RefusalCode } from '#meeting/frame.ts';
import { NotCreated } from '../keeping/making.ts';
import { StreamDamaged } from '../room/folding.ts';

const statuses: Partial<Record<RefusalCode, number>> = {
	'bad-command': 400,
	'not-allowed': 401,
	'link-revoked': 401,
	unknown: 404,
	'too-large': 413,
	'too-fast': 429,
	damaged: 500,
	'not-saved': 503
};

/** `why` chooses the sentence where one code has several. */
export type SaidRefusal = Refusal & { readonly why?: string };

export class RefusedError extends Error {
	readonly refusal: SaidRefusal;

	constructor(refused: RefusalCode, why?: string) {
		super(refused);
		this.name = 'Refused';
		this.refusal = { ...refuse(refused), ...(why !== undefined && { why }) };
	}
}

/** The answer of a room. Throws if the room refused. */
export function accepted<T extends object>(answer: T | Refusal): T {
	if (isRefusal(answer)) throw new RefusedError(answer.refused);
	return answer;
}

/** Null if the error is no refusal but a fault. */
export function refusalOf(error: unknown): SaidRefusal | null {
	if (error instanceof RefusedError) return error.refusal;
	if (error instanceof NotCreated) return refuse(error.refused);
	if (error instanceof StreamDamaged) return refuse('damaged');
	// Express reports a body that is no JSON (400), too large (413), or of another type (415).
	const status = error instanceof Error && 'status' in error ? error.status : null;
	if (status === 413) return refuse('too-large');
	return typeof status === 'number' && status >= 400 && status < 500 ? refuse('bad-command') : null;
}

export const sendRefusal = (response: Response, refusal: SaidRefusal): void =>
	void response
		.status(statuses[refusal.refused] ?? 409)
		.set('Cache-Control', 'no-store')
		.json(refusal);
