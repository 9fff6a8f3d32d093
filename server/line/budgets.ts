// How much one phone may add to a journal, beyond how fast: what can be done, undone and done again has a budget, counted in lines
// that were written. It is far above what anybody does in an evening; what the meeting itself bounds (ideas, seats) has none.
// Asked while a command is decided, hence without waiting; spent as it is accepted, so that what is decided behind it in the same batch
// knows; given back where the disk then refuses.
import type { Command } from '#meeting/command.ts';

/** So many in so long a time, by key. */
class Budget {
	readonly #most: number;
	readonly #ms: number;
	#sweptAt = performance.now();
	readonly #spent = new Map<string, { readonly from: number; count: number }>();

	constructor(most: number, ms: number) {
		this.#most = most;
		this.#ms = ms;
	}

	isSpent(key: string, now = performance.now()): boolean {
		const spent = this.#spent.get(key);
		if (spent && now - spent.from >= this.#ms) this.#spent.delete(key);
		return (this.#spent.get(key)?.count ?? 0) >= this.#most;
	}

	spend(key: string, now = performance.now()): void {
		const spent = this.#spent.get(key);
		if (spent) spent.count += 1;
		else this.#spent.set(key, { from: now, count: 1 });
		this.#sweep(now);
	}

	giveBack(key: string): void {
		const spent = this.#spent.get(key);
		if (spent) spent.count -= 1;
	}

	#sweep(now: number): void {
		if (now - this.#sweptAt < this.#ms) return;
		this.#sweptAt = now;
		for (const [key, { from }] of this.#spent) if (now - from >= this.#ms) this.#spent.delete(key);
	}
}

/** What one command costs: a line, once. */
class Price {
	readonly #budget: Budget;
	readonly #key: string;
	#isPaid = false;

	constructor(budget: Budget, key: string) {
		this.#budget = budget;
		this.#key = key;
	}

	/** Nothing is left for it. */
	get isSpent(): boolean {
		return !this.#isPaid && this.#budget.isSpent(this.#key);
	}

	spend(): void {
		if (!this.#isPaid) this.#budget.spend(this.#key);
		this.#isPaid = true;
	}

	giveBack(): void {
		if (this.#isPaid) this.#budget.giveBack(this.#key);
		this.#isPaid = false;
	}
}

const minute = 60_000;
const budgets = {
	hands: () => new Budget(40, 10 * minute),
	ballots: () => new Budget(40, 10 * minute),
	names: () => new Budget(12, 10 * minute)
} as const;
type Kind = keyof typeof budgets;

const kinds: Partial<Record<Command['type'], Kind>> = {
	RaiseHand: 'hands',
	WithdrawHand: 'hands',
	PassTurn: 'hands',
	EndTurn: 'hands',
	CastBallot: 'ballots',
	SetName: 'names',
	ForgetPerson: 'names'
};

/** New phones of one meeting in a minute: a hall that comes all at once, twice over. */
const newcomers = 1000;

export class Writing {
	readonly #kinds: Readonly<Record<Kind, Budget>> = {
		hands: budgets.hands(),
		ballots: budgets.ballots(),
		names: budgets.names()
	};
	readonly #arrivals = new Budget(newcomers, minute);

	/** For one command. Null where nothing bounds its kind. */
	of(meeting: string, device: string, type: Command['type']): Price | null {
		const [budget, key] = this.#budget(meeting, device, type);
		return budget ? new Price(budget, key) : null;
	}

	#budget(meeting: string, device: string, type: Command['type']): [Budget | undefined, string] {
		if (type === 'Arrive') return [this.#arrivals, meeting];
		const kind = kinds[type];
		return [kind && this.#kinds[kind], `${meeting} ${device}`];
	}
}
