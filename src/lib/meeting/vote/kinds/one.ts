// One choice among options that people write for the vote.
import { oneHand } from './hands.ts';
import { kind } from './kind.ts';
import { countingOptions } from './counting-options.ts';
import { written } from './options.ts';

export const one = kind({ ...written(['options'], () => 1), ...countingOptions, hands: oneHand });
