// Simulated residents. Each has a phone that speaks the protocol over a real line, a temperament, and something to say. They react to the
// stage: hands in an item, ballots in a vote, ideas on a wall. To the server they are phones like any other.
import type { RoomView } from '#meeting/view-types.ts';
import { inBackground } from '../process/background.ts';
import { randomId, Wire } from './wire.ts';

const between = (least: number, most: number): number => least + Math.random() * (most - least);
const oneOf = <T>(from: readonly T[]): T | undefined => from[Math.floor(Math.random() * from.length)];

export interface Crowd {
	/** The address of the server. */
	readonly server: string;
	/** The meeting's key. */
	readonly key: string;
	readonly count: number;
	/** What they post on a wall. */
	readonly ideas: readonly string[];
}

class Resident {
	readonly #wire: Wire<RoomView>;
	readonly #ideas: readonly string[];
	/** The probability of raising a hand each time they think about it. Most people seldom speak. */
	readonly #talkative = Math.random() ** 4 * 0.25;
	#answered = '';
	#posted = 0;

	constructor({ server, key, ideas }: Crowd) {
		this.#wire = new Wire(server, { meeting: key, token: randomId(24), role: 'resident' });
		this.#ideas = ideas;
	}

	async live(): Promise<void> {
		await this.#wire.until((view) => view.meeting.phase === 'open');
		await this.#wire.send({ type: 'Arrive' });
		for (;;) {
			await this.#pause(between(3_000, 12_000));
			await this.#think();
		}
	}

	#pause(ms: number): Promise<void> {
		return new Promise((resolve) => setTimeout(resolve, ms));
	}

	async #think(): Promise<void> {
		const { view, mine } = this.#wire;
		if (!view || view.meeting.phase !== 'open') return;
		if (view.vote?.state === 'open') await this.#vote(view.vote);
		else if (view.wall?.state === 'open' && this.#posted < 3) await this.#post(view.wall.id);
		else if (mine?.turns.length === 0 && !mine.speaking && Math.random() < this.#talkative)
			await this.#wire.send({ type: 'RaiseHand', kind: Math.random() < 0.85 ? 'speak' : 'answer' });
	}

	async #vote({ id, round, options }: NonNullable<RoomView['vote']>): Promise<void> {
		if (this.#answered === `${id}.${round}`) return;
		this.#answered = `${id}.${round}`;
		const likely = Math.random() < 0.6 ? options[0] : oneOf(options);
		if (likely && Math.random() < 0.95)
			await this.#wire.send({ type: 'CastBallot', vote: id, round, choice: [likely.id] });
	}

	async #post(wall: string): Promise<void> {
		if (Math.random() < 0.4) return;
		this.#posted += 1;
		const words = oneOf(this.#ideas);
		if (words !== undefined) await this.#wire.send({ type: 'PostIdea', wall, words });
	}
}

/** They come one after the other, and stay until the process ends. */
export function comeAndLive(crowd: Crowd): void {
	for (let n = 0; n < crowd.count; n += 1)
		setTimeout(() => inBackground(new Resident(crowd).live(), () => undefined), n * 60);
}
