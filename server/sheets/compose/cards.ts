// D94. Numbered cards, for whoever has no phone. They are counted as the laptop counts them.
import { cardNumber } from '#meeting/limits.ts';
import type { AskedOf, SheetGround } from '../ground.ts';
import { told } from '../text.ts';

export function cards({ from, count }: AskedOf<'cards'>, { say, meeting }: SheetGround): object {
	const last = Math.min(cardNumber[1], from + count - 1);
	return {
		over: told(meeting.about.tableName),
		cards: Array.from({ length: last - from + 1 }, (_, index) => ({
			number: String(from + index),
			label: told(say('cards.card', { n: from + index }))
		}))
	};
}
