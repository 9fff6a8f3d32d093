// How much one device may ask. Counted by device and never by address: a whole hall shares one. What cannot be
// counted by device (guesses of codes and secrets, by whoever) has one budget for all.
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import { Budget } from './budgets.ts';

/** Bytes of one socket message and of one request's body. */
export const maxMessage = 16 * 1024;
export const maxBody = 128 * 1024;
/** Sockets of one device in one room: a few tabs, and those that have not been missed yet. */
export const maxSockets = 12;

/** How long a request may take to arrive, its headers first: whoever sends a byte now and then holds no line for long. */
export const patience = {
	headersTimeout: 8_000,
	requestTimeout: 15_000,
	connectionsCheckingInterval: 1_000
} as const;

/**
 * How long somebody who reads nothing is waited for, in milliseconds: a line (less than a ping takes to notice) and how often
 * it is looked at; the answer of a poll, and a page, twice as long where a part of it had gone out.
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

/** False where the device asks too much at once. Asked of every command, hence without waiting. */
export interface CommandLimits {
	readonly crowd: (device: string) => boolean;
	readonly staff: (device: string) => boolean;
}

/** In five seconds. */
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

/** Wrong guesses of the whole world: a hundred a minute find a six-digit code about once in a week. */
export class GuessBudget {
	readonly #limiter: RateLimiterMemory;

	constructor(points = guessesAMinute) {
		this.#limiter = new RateLimiterMemory({ points, duration: 60 });
	}

	/** False where nothing is left: then nobody is told anything for a while. */
	pay(): Promise<boolean> {
		return take(this.#limiter, 'all');
	}

	async giveBack(): Promise<void> {
		await this.#limiter.reward('all', 1);
	}
}
