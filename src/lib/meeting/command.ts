// Every command of a meeting, from a client or from the server itself: the rows of all topics, and what is derived from them.
import type * as v from 'valibot';
import { commandSchemaOf, envelopeOf, type CommandsOf, type HostCommandsOf } from '#stream/command-row.ts';
import { agendaCommands } from './agenda/commands.ts';
import type { ClientRow, ClientRows, HostRow, HostRows } from './command-row.ts';
import { meetingCommands, meetingHostCommands } from './meeting-commands.ts';
import { peopleCommands, peopleHostCommands } from './people/commands.ts';
import { publicationCommands } from './publication/commands.ts';
import { queueCommands } from './queue/commands.ts';
import { recordCommands, recordHostCommands } from './record/commands.ts';
import { voteCommands, voteHostCommands } from './vote/commands.ts';
import { wallCommands } from './wall/commands.ts';

/** Commands that a client may send. */
export const clientRows = {
	...meetingCommands,
	...agendaCommands,
	...peopleCommands,
	...queueCommands,
	...voteCommands,
	...wallCommands,
	...recordCommands,
	...publicationCommands
} as const satisfies ClientRows;

/** Commands that only the server sends. */
export const hostRows = {
	...meetingHostCommands,
	...peopleHostCommands,
	...voteHostCommands,
	...recordHostCommands
} as const satisfies HostRows;

export type ClientCommand = CommandsOf<typeof clientRows>;
export type Command = ClientCommand | HostCommandsOf<typeof hostRows>;

export const commandRows: Readonly<Record<Command['type'], ClientRow | HostRow>> = {
	...clientRows,
	...hostRows
};

export const commandSchema = commandSchemaOf(clientRows);
export const envelopeSchema = envelopeOf(commandSchema);
export type Envelope = v.InferOutput<typeof envelopeSchema>;
