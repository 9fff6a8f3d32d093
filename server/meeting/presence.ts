// Gathers what the views of a meeting show and its journal does not know: who is connected, how to come in, how the disk is.
import { onShelf } from '#stream/shelf.ts';
import type { ConnectionsView, InternetView } from '#meeting/view-types.ts';
import type { Presence } from '#meeting/view.ts';
import type { Hall } from '../hall/hall.ts';
import type { Broadcast } from '../room/broadcast.ts';
import type { Catalogue, MeetingRow } from '../store/catalogue-data.ts';
import type { MeetingRoom, MeetingStream } from './stream.ts';

export interface PresenceGround {
	readonly hall: Hall;
	readonly internet: () => InternetView;
	readonly catalogue: () => Catalogue;
	readonly row: (meeting: string) => MeetingRow | undefined;
}

/** Phones are shown neither the network nor who is connected: both are looked up behind what goes to phones, and only if somebody is shown them. */
export const presenceOf =
	(ground: PresenceGround) =>
	(room: MeetingRoom) =>
	(broadcast: Broadcast<MeetingStream>): Presence => {
		const { key = '', code = null } = ground.row(room.id) ?? {};
		const connected = onceAsked(() => connectedOf(room, broadcast));
		const hall = onceAsked(() => ground.hall.view(key, code));
		const connections = onceAsked(() => connectionsOf(room, broadcast, ground));
		return {
			get connected() {
				return connected();
			},
			get hall() {
				return hall();
			},
			get connections() {
				return connections();
			},
			minutes: `/minutes/${key}`,
			turned: broadcast.signalled,
			namesKeptDays: ground.catalogue().settings.retention.names
		};
	};

/** Made when it is asked for, and once. */
function onceAsked<T extends object>(make: () => T): () => T {
	let made: T | undefined;
	return () => (made ??= make());
}

const connectedOf = (room: MeetingRoom, { connections }: Broadcast<MeetingStream>): ReadonlySet<string> =>
	new Set(
		[...connections.devicesIn('resident')].flatMap((device) => onShelf(room.state.people.seats, device) ?? [])
	);

const connectionsOf = (
	room: MeetingRoom,
	{ connections, isGrowing }: Broadcast<MeetingStream>,
	{ hall, internet }: PresenceGround
): ConnectionsView => ({
	phones: connections.devicesIn('resident').size,
	phoneReached: connections.hasCome('resident'),
	screens: connections.windowsIn('screen'),
	staff: connections.devicesIn('facilitator', 'scribe').size,
	...cardsOf(hall),
	internet: internet(),
	...troubleOf(room),
	growing: isGrowing
});

function cardsOf(hall: Hall): Pick<ConnectionsView, 'cards' | 'addresses'> {
	const cards = hall.cards();
	return { cards, addresses: cards.map(({ address }) => address) };
}

function troubleOf({
	savedAt,
	failing,
	isFull,
	owing,
	beside: { areNamesLost }
}: MeetingRoom): Pick<ConnectionsView, 'savedAt' | 'failing' | 'full' | 'owing' | 'namesLost'> {
	return { savedAt, failing, ...(isFull && { full: true }), owing, namesLost: areNamesLost };
}
