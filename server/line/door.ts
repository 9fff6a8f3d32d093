// The door of one kind of stream. It says who may come in by a line, and takes commands from whoever is in. The line itself knows no kind.
import * as v from 'valibot';
import { isRefusal, refuse, type Refusal, type StreamRefusal } from '#stream/decision.ts';
import type { Answer, Stream } from '#stream/rules.ts';
import type { Version } from '#stream/version.ts';
import { token } from '#stream/token.ts';
import type { ViewMessage } from '../room/broadcast.ts';
import type { Hosted } from '../room/hosted.ts';
import type { Kind } from '../room/kind.ts';
import type { Price } from './budgets.ts';
import type { CommandLimits } from './limits.ts';

export interface Admission<S extends Stream = Stream> {
	readonly role: S['role'];
	/** Salted hash of the token. */
	readonly device: string;
	/** The link or key by which it came in: once that is revoked, its lines are closed. Null if there was none. */
	readonly pass: string | null;
}

export interface Door<S extends Stream, A extends Admission<S> = Admission<S>> {
	readonly kind: Kind<S>;
	/** The role that many have. Each of its devices may ask only little at once. */
	readonly crowd: S['role'];
	/** Opens a stream by its id or its key. Null if there is none. Rejects with StreamDamaged. */
	readonly open: (stream: string) => Promise<Hosted<S>> | null;
	readonly admit: (
		hosted: Hosted<S>,
		token: string,
		role: S['role']
	) => A | Refusal<S['refusal'] | StreamRefusal>;
	readonly isStillAdmitted: (admission: A, state: S['state']) => boolean;
	/** Makes the command into what the room may know of it. */
	readonly known: (command: S['command'], state: S['state']) => S['command'];
	/** The price of the command for the device. Null if nothing bounds it. */
	readonly priceOf: (stream: string, admission: A, command: S['command']) => Price | null;
}

/** Somebody who may come in, whatever the kind of stream. */
export interface Guest {
	readonly device: string;
	readonly pass: string | null;
	readonly audience: string;
	/** Something is shown to this device alone. */
	readonly hasOwn: boolean;
	readonly room: {
		readonly id: string;
		readonly boot: string;
		readonly closed: boolean;
		fall(error: unknown): void;
	};
	/** How many lines its device has in this room. */
	readonly lines: () => number;
	readonly isStillAdmitted: () => boolean;
	/** Counts it among those present, and gives its first message. */
	readonly enter: (line: string) => ViewMessage;
	readonly leave: (line: string) => void;
	/** Null if its room is closed. Then the client comes back and sends the command to the next room. */
	readonly take: (envelope: unknown, limits: CommandLimits) => Promise<Answer | null>;
}

const have = v.optional(v.object({ boot: v.string(), journal: v.number(), presence: v.number() }));

/** What a line says of itself: `{ [kind]: stream, token, role, have }`. */
export type Handshake = Readonly<Record<string, unknown>>;

/** The way in to every stream of one kind. */
export interface Entrance {
	/** The name of the kind: a line that asks for one of them says so by this field. */
	readonly kind: string;
	/** Resolves to the guest, or to why it may not come in. Rejects with StreamDamaged. */
	readonly enter: (handshake: Handshake) => Promise<Guest | Refusal>;
}

export function entrance<S extends Stream, A extends Admission<S>>(door: Door<S, A>): Entrance {
	const kind = door.kind.name;
	const schema = v.object({
		stream: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,32}$/)),
		token,
		role: v.picklist(door.kind.views.roles),
		have
	});
	const enter = async (handshake: Handshake): Promise<Guest | Refusal> => {
		const asked = v.safeParse(schema, { ...handshake, stream: handshake[kind] });
		if (!asked.success) return refuse('bad-command');
		const opening = door.open(asked.output.stream);
		if (!opening) return refuse('unknown');
		const hosted = await opening;
		const admission = door.admit(hosted, asked.output.token, asked.output.role);
		return isRefusal(admission) ? admission : guest(door, hosted, admission, asked.output.have);
	};
	return { kind, enter };
}

function guest<S extends Stream, A extends Admission<S>>(
	door: Door<S, A>,
	{ room, broadcast }: Hosted<S>,
	admission: A,
	have: Version | undefined
): Guest {
	const { role, device, pass } = admission;
	const { audienceOf, own } = door.kind.views;
	const audience = audienceOf(role);
	const hasOwn = own?.role === role;
	return {
		device,
		pass,
		audience,
		hasOwn,
		room,
		lines: () => broadcast.connections.lineCount(device),
		isStillAdmitted: () => door.isStillAdmitted(admission, room.state),
		enter: (line) => {
			const isFirst = !broadcast.connections.has(audience);
			broadcast.enter(line, { role, device });
			return broadcast.welcome(audience, isFirst, have, hasOwn ? device : null);
		},
		leave: (line) => broadcast.leave(line),
		take: (envelope, limits) => take({ door, room, broadcast, admission, limits }, envelope)
	};
}

interface TakeGround<S extends Stream, A extends Admission<S>> {
	readonly door: Door<S, A>;
	readonly room: Hosted<S>['room'];
	readonly broadcast: Hosted<S>['broadcast'];
	readonly admission: A;
	readonly limits: CommandLimits;
}

function takeSignal<S extends Stream, A extends Admission<S>>(
	{ door, room, broadcast, admission }: TakeGround<S, A>,
	signal: S['signal']
): Answer<S> | null {
	if (room.closed) return null;
	if (!door.isStillAdmitted(admission, room.state)) return refuse('link-revoked');
	return broadcast.signal(signal, admission.role);
}

async function take<S extends Stream, A extends Admission<S>>(
	ground: TakeGround<S, A>,
	envelope: unknown
): Promise<Answer<S> | null> {
	const { door, room, admission, limits } = ground;
	const { role, device } = admission;
	if (!limits[role === door.crowd ? 'crowd' : 'staff'](device)) return refuse('too-fast');
	const signal = door.kind.signals?.parse(envelope);
	if (signal) return takeSignal(ground, signal);
	const parsed = door.kind.parse(envelope);
	if (!parsed) return refuse('bad-command');
	if (room.closed) return null;
	const price = door.priceOf(room.id, admission, parsed.command);
	const answer = await room.submit({ role, device }, parsed.id, door.known(parsed.command, room.state), {
		objection: (state) => {
			if (!door.isStillAdmitted(admission, state)) return 'link-revoked';
			return price?.isSpent ? 'too-fast' : null;
		},
		accepted: () => price?.spend()
	});
	if (isRefusal(answer)) price?.giveBack();
	return answer;
}
