/** When a page that lost its line tries again. Pages come back soon and spread out, and a restarted room waits for none of them long. */
export const comingBack = {
	reconnectionDelay: 400,
	reconnectionDelayMax: 2000,
	randomizationFactor: 0.5
} as const;
