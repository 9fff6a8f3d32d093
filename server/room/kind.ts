// A kind of stream in one value: its rules, and what it keeps beside its journals. Rooms, batches and lines are given such a value, and
// know no kind.
import type { Rules, Stream } from '#stream/rules.ts';
import type { Draft } from './draft.ts';
import type { Debt } from './debts.ts';
import type { Log } from '../process/log.ts';
import type { Streams } from '../store/streams.ts';

export interface Kind<S extends Stream> extends Rules<S> {
	/** What one such stream is called: in the log, and as the field by which a line asks for one. */
	readonly name: string;
	readonly effects: Effects<S>;
}

/** One stream, and where its files are. */
export interface StreamGround<S extends Stream> {
	readonly id: string;
	readonly kind: Kind<S>;
	readonly streams: Streams<S>;
	readonly log: Log;
}

/** Names the stream in the log. */
export const calledIn = <S extends Stream>({ kind, id }: Pick<StreamGround<S>, 'kind' | 'id'>) => ({
	[kind.name]: id
});

/** Takes back what was sealed. To be called if the journal refused its lines. */
export type Undo = () => Promise<void>;

/** Everything of a stream that lies beside its journal. It is sealed before the lines that speak of it are written, and removed after. */
export interface Effects<S extends Stream> {
	/** For a command: the commands that must be on disk, with their effects, before it is decided. */
	readonly settledBefore: Readonly<Partial<Record<S['command']['type'], readonly S['command']['type'][]>>>;
	/** What these commands may ask of the server while they are decided. */
	outside(
		ground: StreamGround<S>,
		state: S['state'],
		commands: readonly S['command'][],
		isHere: (device: string) => boolean
	): S['outside'] | Promise<S['outside']>;
	/** Resolves once all that the draft seals is on disk. If it rejects, nothing of it is left there. */
	seal(ground: StreamGround<S>, draft: Draft<S>, beside: S['beside']): Promise<Undo>;
	/** What lies beside the journal once the draft is saved. It must be the same object if nothing of it changed. */
	besideAfter(beside: S['beside'], draft: Draft<S>): S['beside'];
	/** What is owed once these events are on disk. `state`: as it is when the debt is paid. */
	debtsOf(ground: StreamGround<S>, events: readonly S['event'][], state: () => S['state']): Debt[];
	/** This box is lost. Null if the command does not need it; else the refusal that the command gets. */
	withoutBox(command: S['command'], box: string): S['refusal'] | null;
	/** Whether `complete` is to be given this event. A history is long, and most of it is in the state. */
	readonly isForCompletion: (event: S['event']) => boolean;
	/** Completes what a crash has cut, when the stream is opened. `events`: those that `isForCompletion` chose. `commands`: they give a line to what was sealed and has none. */
	complete(
		ground: StreamGround<S>,
		state: S['state'],
		events: readonly S['event'][]
	): Promise<{ readonly beside: S['beside']; readonly commands: readonly S['command'][] }>;
	/** Reads what lies beside the journal, without opening a room. */
	read(ground: Pick<StreamGround<S>, 'id' | 'streams'>, state: S['state']): Promise<S['beside']>;
}
