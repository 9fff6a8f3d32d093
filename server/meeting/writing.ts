// Bounds what one phone may do in a meeting, by kind of act (L38).
import type { Command } from '#meeting/command.ts';
import { Budget, Price } from '../line/budgets.ts';

const minute = 60_000;
const budgets = {
	hands: () => new Budget(40, 10 * minute),
	ballots: () => new Budget(40, 10 * minute),
	names: () => new Budget(12, 10 * minute)
} as const;
type Act = keyof typeof budgets;

const acts: Partial<Record<Command['type'], Act>> = {
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
	readonly #budgets: Readonly<Record<Act, Budget>> = {
		hands: budgets.hands(),
		ballots: budgets.ballots(),
		names: budgets.names()
	};
	readonly #arrivals = new Budget(newcomers, minute);

	/** The price of one command. Null if nothing bounds such an act. */
	of(meeting: string, device: string, type: Command['type']): Price | null {
		const [budget, key] = this.#budget(meeting, device, type);
		return budget ? new Price(budget, key) : null;
	}

	#budget(meeting: string, device: string, type: Command['type']): [Budget | undefined, string] {
		if (type === 'Arrive') return [this.#arrivals, meeting];
		const act = acts[type];
		return [act && this.#budgets[act], `${meeting} ${device}`];
	}
}
