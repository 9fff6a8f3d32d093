/** When a page that lost its line tries again: soon, spread out, and never so late that a restarted room waits for it. */
export const comingBack = {
	reconnectionDelay: 400,
	reconnectionDelayMax: 2000,
	randomizationFactor: 0.5
} as const;
