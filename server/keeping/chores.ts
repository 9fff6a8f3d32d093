// What the server does by itself beside its meetings: retention every hour, a look at the network, rooms that are at rest.
import { inBackground } from '../process/background.ts';
import type { Hall } from '../hall/hall.ts';
import { faultOf } from '../process/log.ts';
import type { RemovalGround } from './removal.ts';
import { retain } from './retention.ts';

export const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;
const networkMs = 5000;

export interface Chores extends RemovalGround {
	readonly hall: Hall;
	/** How often rooms are looked at that may be at rest. */
	readonly sweepMs: number;
}

/** Starts them, and returns what stops them. A chore that throws is told in the log, and comes again. */
export function startChores({ hall, sweepMs, ...ground }: Chores): () => void {
	const { rooms, log } = ground;
	const failed = (error: unknown): void => log.error(faultOf(error), 'chore-threw');
	const look = lookAtNetwork(hall, () => rooms.changed());
	const timers = [
		setInterval(() => inBackground(retain(ground), failed), hourMs),
		setInterval(() => inBackground(rooms.sweep(), failed), sweepMs),
		setInterval(() => {
			try {
				look();
			} catch (error) {
				failed(error); // the machine may refuse to name its cards
			}
		}, networkMs)
	];
	return () => timers.forEach((timer) => clearInterval(timer));
}

function lookAtNetwork(hall: Hall, changed: () => void): () => void {
	const cards = (): string => JSON.stringify(hall.cards());
	let known = cards();
	return () => {
		const now = cards();
		if (now !== known) changed();
		known = now;
	};
}
