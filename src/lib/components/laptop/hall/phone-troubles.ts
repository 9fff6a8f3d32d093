// Troubles that keep phones away, the most frequent first. A trouble with a sign of it here comes before those that can only be guessed.
import type { ConnectionsView } from '#meeting/view-types.ts';

export const causes = ['data', 'isolation', 'firewall', 'vpn', 'cards'] as const;
export type PhoneTrouble = (typeof causes)[number];

export interface HallFacts {
	readonly connections: ConnectionsView;
	/** What phones are told, without its port. */
	readonly address: string;
	/** Null where this page may not know. */
	readonly system: 'windows' | 'linux' | 'other' | null;
}

export interface SuspectedTrouble {
	readonly cause: PhoneTrouble;
	/** There is a sign of it here. */
	readonly isSeen: boolean;
}

export function suspectedTroubles(known: HallFacts): readonly SuspectedTrouble[] {
	const suspected = causes.map((cause) => ({ cause, isSeen: isSeen[cause](known) }));
	return suspected.toSorted((one, other) => Number(other.isSeen) - Number(one.isSeen));
}

const isSeen: Readonly<Record<PhoneTrouble, (known: HallFacts) => boolean>> = {
	// Some phones are here without having been told that there is internet.
	data: ({ connections: { internet, phones } }) => internet.on && phones > internet.answered,
	// This machine has no sign of it.
	isolation: () => false,
	// A phone that got an answer came through the firewall.
	firewall: ({ system, connections: { phoneReached, internet } }) =>
		system === 'windows' && !phoneReached && internet.answered === 0,
	vpn: ({ connections: { cards }, address }) =>
		cards.some((card) => card.address === address && !card.likely),
	cards: ({ connections: { cards, phoneReached } }) =>
		!phoneReached && cards.filter(({ likely }) => likely).length > 1
};
