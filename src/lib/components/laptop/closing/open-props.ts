// What a part of the list of open things is given.
export interface OpenProps {
	/** The ids of what is open. */
	readonly things: readonly string[];
	readonly onentry: (entry: string) => void;
}
