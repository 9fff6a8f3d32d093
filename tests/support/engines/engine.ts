// A browser of any engine, as a test needs it. Two drivers speak their own protocol; what a visitor does is the same for all.

/** Finds an element of the page. It runs in the page, so it must hold everything that it needs. */
export type Find = (given: string) => HTMLElement | null;

/** One page, of one device. */
export interface Tab {
	go(url: string): Promise<void>;
	reload(): Promise<void>;
	/** Runs this function in the page. */
	read(ask: (given: string) => string, given: string): Promise<string>;
	/** A click of the mouse on the element that is found. False: there is none. */
	press(find: Find, given: string): Promise<boolean>;
	/** The keys of these words, in the element that is found. False: there is none. */
	type(find: Find, given: string, words: string): Promise<boolean>;
	/** A PNG of what is seen. */
	picture(): Promise<Uint8Array>;
}

/** In CSS pixels. */
export interface Size {
	readonly width: number;
	readonly height: number;
}

export interface Engine {
	/** A device of its own, in French: it shares nothing with the others. */
	open(size: Size): Promise<Tab>;
	close(): Promise<void>;
}
