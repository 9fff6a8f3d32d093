// Bounds what one phone may do in a meeting, by kind of act (L38).
import type { Command } from '#meeting/command.ts';
import { Budget, Price } from '../line/budgets.ts';

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

/** So many new phones of one meeting in a minute: twice the largest hall, all at once. */
const newcomers = 1000;

export class Writing {
	readonly #kinds: Readonly<Record<Kind, Budget>> = {
		hands: budgets.hands(),
		ballots: budgets.ballots(),
		names: budgets.names()
	};
	readonly #arrivals = new Budget(newcomers, minute);

	/** The price of one command. Null if nothing bounds its kind. */
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
