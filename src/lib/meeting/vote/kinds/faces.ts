// One of five faces, for people who read little. The result says how many chose each face.
import { oneHand } from './hands.ts';
import { kind } from './kind.ts';
import { countingOptions } from './counting-options.ts';
import { drawn } from './options.ts';

/** A round head with two eyes. The faces differ by their mouths, so nobody needs to see the colours. */
const face = (mouth: string): string => `M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20zM8.5 9v.5M15.5 9v.5${mouth}`;

export const faces = kind({
	...drawn({
		'very-good': { sign: face('M7 13.5h10a5 4.5 0 0 1-10 0z'), tone: 'for' },
		good: { sign: face('M7.5 14.5q4.5 4 9 0'), tone: 'for' },
		medium: { sign: face('M8 15.5h8'), tone: 'abstain' },
		bad: { sign: face('M7.5 16.5q4.5-4 9 0'), tone: 'against' },
		'very-bad': { sign: face('M7.75 16.75h8.5a4.25 3.75 0 0 0-8.5 0z'), tone: 'against' }
	}),
	...countingOptions,
	hands: oneHand
});
