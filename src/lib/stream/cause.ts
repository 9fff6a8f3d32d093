// Says who asks, when, and by which command. It surrounds every command and every event of a stream.

/** Who a command comes from. `host` is the room server itself; no client can claim it. */
export interface Author<R extends string = string> {
	readonly role: R | 'host';
	/** Salted hash of the device's token; never the token. */
	readonly device: string;
}

/** What surrounds a command: its id (also that of what it creates), its author, and the wall time in milliseconds. */
export interface Cause<R extends string = string> {
	readonly id: string;
	readonly by: Author<R>;
	readonly at: number;
}
