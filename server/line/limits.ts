// Bounds how much one device may ask. It counts by device and never by address, because many devices may share one address. Guesses of
// codes and secrets have no device, so they have one budget for all.
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import { Budget } from './budgets.ts';

/** Bytes of one socket message and of one request's body. */
export const maxMessage = 16 * 1024;
export const maxBody = 128 * 1024;
/** Lines of one device in one room: a few tabs, and lost lines that the server has not missed yet. */
export const maxLines = 12;

/** How long a request and its headers may take to arrive. So nobody holds a line for long by sending a byte now and then. */
export const patience = {
	headersTimeout: 8_000,
	requestTimeout: 15_000,
	connectionsCheckingInterval: 1_000
} as const;

/**
 * How many milliseconds the server waits for a client that reads nothing. `line` is less than a ping takes to notice, and `look` is how
 * often a line is looked at. The answer of a poll, and a page, get twice as long if a part of it had gone out.
 */
export const unreadPatience = { line: 7_000, look: 1_000, poll: 4_500, page: 8_000 } as const;
export type UnreadPatience = { readonly [What in keyof typeof unreadPatience]: number };

async function take(limiter: RateLimiterMemory, key: string): Promise<boolean> {
	try {
		await limiter.consume(key);
		return true;
	} catch (error) {
		if (error instanceof RateLimiterRes) return false;
		throw error;
	}
}

/** False if the device asks too much at once. It is asked about every command, hence without waiting. */
export interface CommandLimits {
	readonly crowd: (device: string) => boolean;
	readonly staff: (device: string) => boolean;
}

/** How many commands in five seconds. */
export const commandPoints = { crowd: 20, staff: 200 } as const;
const commandsMs = 5_000;

export function commandLimits(): CommandLimits {
	const within = (points: number) => {
		const budget = new Budget(points, commandsMs);
		return (device: string): boolean => {
			if (budget.isSpent(device)) return false;
			budget.spend(device);
			return true;
		};
	};
	return { crowd: within(commandPoints.crowd), staff: within(commandPoints.staff) };
}

export const guessesAMinute = 100;

/** The wrong guesses of everybody together. A hundred a minute find a six-digit code about once a week. */
export class GuessBudget {
	readonly #limiter: RateLimiterMemory;

	constructor(points = guessesAMinute) {
		this.#limiter = new RateLimiterMemory({ points, duration: 60 });
	}

	/** False if nothing is left. Then nobody is told anything for a while. */
	pay(): Promise<boolean> {
		return take(this.#limiter, 'all');
	}

	async giveBack(): Promise<void> {
		await this.#limiter.reward('all', 1);
	}
}
