// What the server does by itself: retention every hour, a regular look at the network, and closing rooms in which nobody is.
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
	/** Those of each kind of stream. */
	readonly roomsOfEach: readonly { sweep(): Promise<void> }[];
	/** How often the server looks for rooms to close. */
	readonly sweepMs: number;
}

/** Returns a function that stops them. If a chore throws, the log says so, and the chore runs again at its next time. */
export function startChores({ hall, roomsOfEach, sweepMs, ...ground }: Chores): () => void {
	const { rooms, log } = ground;
	const failed = (error: unknown): void => log.error(faultOf(error), 'chore-threw');
	const look = lookAtNetwork(hall, () => rooms.changed());
	const timers = [
		setInterval(() => inBackground(retain(ground), failed), hourMs),
		...roomsOfEach.map((each) => setInterval(() => inBackground(each.sweep(), failed), sweepMs)),
		setInterval(() => {
			try {
				look();
			} catch (error) {
				failed(error); // the system may refuse to list its network cards
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
