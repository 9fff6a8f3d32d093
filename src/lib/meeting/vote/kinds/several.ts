// Several choices, up to a number, among options that people write for the vote.
import { severalHands } from './hands.ts';
import { kind } from './kind.ts';
import { countingOptions } from './counting-options.ts';
import { written } from './options.ts';

export const several = kind({
	...written(['options', 'max'], (options) => options),
	...countingOptions,
	hands: severalHands
});
