// How long somebody has been waiting, in whole minutes.
export const waitedMinutes = (askedAt: number, now: number): number =>
	Math.max(0, Math.floor((now - askedAt) / 60_000));
