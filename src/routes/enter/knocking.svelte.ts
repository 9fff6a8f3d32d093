// A laptop without a link. It shows a code and asks, again and again, whether somebody has approved it. A lost network is waited out.
import type { Refused } from '#live/ask.ts';
import { ask } from '#live/ask.ts';
import { impatience } from '#live/doors.ts';
import { device } from './exchange.ts';

export type KnockState = 'asking' | 'shown' | 'void' | 'busy' | 'unreached' | 'approved';

const everyMs = 1500;

const stateBy = ({ refused }: Refused): KnockState => {
	if (refused === 'unknown') return 'void';
	return refused === 'too-fast' ? 'busy' : 'unreached';
};

export class Knocking {
	readonly #onlink: (link: string) => void;
	#state = $state<KnockState>('asking');
	#code = $state('');
	#goesAt = 0;
	#secondsLeft = $state(0);
	#secret = '';
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** `onlink` gets the secret of the link, once. */
	constructor(onlink: (link: string) => void) {
		this.#onlink = onlink;
	}

	get state(): KnockState {
		return this.#state;
	}
	/** In two halves, as it is read out. */
	get code(): string {
		return `${this.#code.slice(0, 3)} ${this.#code.slice(3)}`;
	}
	get secondsLeft(): number {
		return this.#secondsLeft;
	}

	/** Shows a new code. The former one is void. */
	async knock(): Promise<void> {
		this.close();
		this.#state = 'asking';
		const answer = await ask('POST /knock', { device: device() }, impatience());
		if ('refused' in answer) return void (this.#state = stateBy(answer));
		this.#code = answer.code;
		this.#secret = answer.secret;
		this.#goesAt = performance.now() + answer.ms;
		this.#state = 'shown';
		this.#later();
	}

	close(): void {
		clearTimeout(this.#timer);
	}

	#later(): void {
		this.#secondsLeft = Math.max(0, Math.ceil((this.#goesAt - performance.now()) / 1000));
		this.#timer = setTimeout(() => void this.#look(), everyMs);
	}

	async #look(): Promise<void> {
		const secret = this.#secret;
		const answer = await ask('POST /knock/link', { secret }, impatience());
		if (secret !== this.#secret) return;
		if ('refused' in answer) {
			if (answer.refused === 'unknown') return void (this.#state = 'void');
		} else if (answer.link !== null) {
			this.#state = 'approved';
			return this.#onlink(answer.link);
		}
		this.#later();
	}
}
