// Everything that can be asked of a meeting, over the wire or by the server itself: the rows of all topics, and what follows
// from them.
import * as v from 'valibot';
import { agendaCommands } from './agenda/commands.ts';
import type {
	ClientRow,
	ClientRows,
	CommandsOf,
	HostCommandsOf,
	HostRow,
	HostRows,
	SchemasOf
} from './command-row.ts';
import { meetingCommands, meetingHostCommands } from './meeting-commands.ts';
import { peopleCommands, peopleHostCommands } from './people/commands.ts';
import { queueCommands } from './queue/commands.ts';
import { recordCommands } from './record/commands.ts';
import { id } from '#stream/text.ts';
import { voteCommands, voteHostCommands } from './vote/commands.ts';
import { wallCommands } from './wall/commands.ts';

/** What a client may send. */
export const clientRows = {
	...meetingCommands,
	...agendaCommands,
	...peopleCommands,
	...queueCommands,
	...voteCommands,
	...wallCommands,
	...recordCommands
} as const satisfies ClientRows;

/** What only the server sends. */
export const hostRows = {
	...meetingHostCommands,
	...peopleHostCommands,
	...voteHostCommands
} as const satisfies HostRows;

export type ClientCommand = CommandsOf<typeof clientRows>;
export type Command = ClientCommand | HostCommandsOf<typeof hostRows>;

export const commandRows: Readonly<Record<Command['type'], ClientRow | HostRow>> = {
	...clientRows,
	...hostRows
};

type CommandSchema = SchemasOf<typeof clientRows>;
const schemas: ReadonlyMap<unknown, CommandSchema> = new Map(
	Object.entries(clientRows).map(([type, { fields }]) => [
		type,
		v.strictObject({ type: v.literal(type), ...fields }) as CommandSchema
	])
);
const unknownCommand = v.never();
const typeIn = (input: unknown): unknown =>
	typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;

/** Found by its type, and not tried one after the other: it is asked of every ballot. */
export const commandSchema = v.lazy((input) => schemas.get(typeIn(input)) ?? unknownCommand);
/** What travels: the command and its id. */
export const envelopeSchema = v.strictObject({ id, command: commandSchema });
export type Envelope = v.InferOutput<typeof envelopeSchema>;
