// Time left, in calm words: by tens of seconds, and by single seconds only at the end.
export function inWords(ms: number) {
	const exact = Math.ceil(ms / 1000);
	const seconds = exact > 20 ? Math.ceil(exact / 10) * 10 : Math.max(exact, 0);
	const [m, s] = [Math.floor(seconds / 60), seconds % 60];
	if (m === 0) return { key: 'time.seconds', values: { s } } as const;
	return s === 0
		? ({ key: 'time.minutes', values: { m } } as const)
		: ({ key: 'time.both', values: { m, s } } as const);
}
