// What the views of a meeting show and its journal does not know: who is connected, how to come in, how the disk is.
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

export const presenceOf =
	({ hall, internet, catalogue, row }: PresenceGround) =>
	(room: MeetingRoom) =>
	({ connections, isGrowing }: Broadcast<MeetingStream>): Presence => {
		const { key = '', code = null } = row(room.id) ?? {};
		const { seats } = room.state.people;
		const phones = [...connections.devicesIn('resident')];
		return {
			connected: new Set(phones.flatMap((device) => onShelf(seats, device) ?? [])),
			hall: hall.view(key, code),
			connections: {
				phones: phones.length,
				phoneReached: connections.hasCome('resident'),
				screens: connections.windowsIn('screen'),
				staff: connections.devicesIn('facilitator', 'scribe').size,
				...cardsOf(hall),
				internet: internet(),
				...troubleOf(room),
				growing: isGrowing
			},
			minutes: `/minutes/${key}`,
			namesKeptDays: catalogue().settings.retention.names
		};
	};

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
