// What a language must say for texts that are read aloud.

export interface Day {
	readonly year: number;
	/** From 1. */
	readonly month: number;
	readonly date: number;
	/** 0 is Sunday. */
	readonly weekday: number;
}

export interface Spoken {
	/** From 0 to 999,999. */
	number(n: number): string;
	/** Before a feminine noun, where the language has them. */
	feminine(n: number): string;
	day(day: Day): string;
	clock(hour: number, minute: number): string;
}
