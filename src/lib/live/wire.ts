// The two messages between a page and the room server, as PROTOCOL.md writes them down.
import type { Signal } from '#meeting/agenda/page.ts';
import type { ClientCommand } from '#meeting/command.ts';
import type { RefusalCode } from '#meeting/frame.ts';
import type { Patch } from '#stream/patch.ts';
import type { Mine, View } from '#meeting/view-types.ts';
import type { Version } from '#stream/version.ts';

export type ClientRole = 'resident' | 'screen' | 'scribe' | 'facilitator';

export interface Envelope {
	readonly id: string;
	readonly command: ClientCommand;
}
/** What no journal keeps. It is sent once, and may be lost. */
export interface SignalEnvelope {
	readonly id: string;
	readonly command: Signal;
}
export type Answer = { readonly version: number } | { readonly refused: RefusalCode };

export interface ViewMessage<V extends View> {
	readonly version: Version;
	/** Wall milliseconds of the server. */
	readonly at: number;
	readonly full?: V;
	readonly mine?: Mine;
	readonly patches?: readonly Patch[];
	/** The build of the server's pages; in the first message of a line only. */
	readonly build?: string;
}

export interface FromServer<V extends View> {
	view: (message: ViewMessage<V>) => void;
}
export interface ToServer {
	command: (envelope: Envelope | SignalEnvelope, answer: (answer: Answer) => void) => void;
}

export interface Auth {
	readonly meeting: string;
	readonly token: string;
	readonly role: ClientRole;
	readonly have?: Version;
}
