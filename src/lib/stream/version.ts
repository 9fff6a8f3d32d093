/** Where a client stands: which run of the room, how much history, how many changes of presence. */
export interface Version {
	readonly boot: string;
	readonly journal: number;
	readonly presence: number;
}
