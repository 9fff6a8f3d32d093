// The stages of the evening of the pictures, in their order.
import type { Stage } from './stage.ts';
import { arriving } from './stages/arriving.ts';
import { ending } from './stages/ending.ts';
import { speaking } from './stages/speaking.ts';
import { voting } from './stages/voting.ts';
import { walls } from './stages/walls.ts';
import { phoneWindows, laptopWindows, scribeWindows } from './stages/windows.ts';

export const stages: readonly Stage[] = [
	...arriving,
	...speaking,
	...laptopWindows,
	...scribeWindows,
	...voting,
	...walls,
	...phoneWindows,
	...ending
];
