// For or against. Every approval has the same four answers.
import { oneHand } from './hands.ts';
import { kind } from './kind.ts';
import { countingOptions } from './counting-options.ts';
import { drawn } from './options.ts';

export const approval = kind({
	...drawn({
		for: { sign: 'M4 13l5.5 5.5L20 6.5', tone: 'for' },
		against: { sign: 'M5.5 5.5l13 13M18.5 5.5l-13 13', tone: 'against' },
		abstain: { sign: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z', tone: 'abstain' },
		none: { sign: 'M5 12h14', tone: 'none' }
	}),
	...countingOptions,
	hands: oneHand
});
