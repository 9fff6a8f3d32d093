// A hall full of people, in a process of its own. Each has a phone that speaks the protocol, a temperament, and something to say. They
// react to the stage: hands in an item, ballots in a vote, ideas on a wall. Run with: node residents.ts <server> <meeting key> <how many>
import type { RoomView } from '#meeting/view-types.ts';
import { stopWhenOrphaned } from '../orphan.ts';
import { ideas } from './words.ts';
import { randomId, Wire } from './wire.ts';

const [server = '', key = '', count = '40'] = process.argv.slice(2);
const between = (least: number, most: number): number => least + Math.random() * (most - least);
const oneOf = <T>(from: readonly T[]): T | undefined => from[Math.floor(Math.random() * from.length)];

class Resident {
	readonly #wire = new Wire<RoomView>(server, { meeting: key, token: randomId(24), role: 'resident' });
	/** The probability of raising a hand each time they think about it. Most people seldom speak. */
	readonly #talkative = Math.random() ** 4 * 0.25;
	#answered = '';
	#posted = 0;

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
		await this.#wire.send({ type: 'PostIdea', wall, words: oneOf(ideas) ?? 'Un banc à l’ombre' });
	}
}

stopWhenOrphaned();
for (let n = 0; n < Number(count); n += 1) setTimeout(() => void new Resident().live(), n * 60);
