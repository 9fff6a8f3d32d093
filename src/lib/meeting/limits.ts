// A13. The longest texts and the largest numbers, written once for the server and for the fields in which they are typed. A length
// counts the characters (code points) of the cleaned text.

import { longestProposal, longestSentence } from './phone-limits.ts';

export { longestFirstName, longestIdea, optionCount, slipLength } from './phone-limits.ts';

/** The smallest and the largest number that is allowed. */
type Range = readonly [least: number, most: number];

export const meetingLengths = {
	title: 120,
	place: 120,
	date: 40,
	convener: 120,
	purpose: 300,
	/** The name of whoever leads, or of whoever writes, if they asked to be named in the minutes. */
	facilitator: 80,
	secretary: 80,
	/** Who said that they could not come. */
	excused: 300
} as const;
/** Where the next meeting will be. */
export const longestNextPlace = 120;
/** Why a meeting was opened again. */
export const longestReason = 200;
/** Words to be masked. */
export const longestMasked = 80;

export const itemLengths = { title: 120, note: 1000 } as const;
export const itemMinutes: Range = [0, 480];
export const turnSeconds: Range = [10, 3600];

export const longestQuestion = 200;
export const longestOption = 60;
/** Ballots, hands and people that can be counted at once. */
export const headCount: Range = [0, 5000];
/** Slips that are made, or made void, in one act. */
export const slipCount: Range = [1, 500];

export const longestPrompt = 200;
export const longestGroupName = 60;

export const entryLengths = {
	words: longestSentence,
	against: 1000,
	/** The group that does an action. */
	group: 80,
	when: 60,
	/** Of an official. */
	name: 80,
	role: 120,
	/** Why it was struck. */
	reason: 200
} as const;

/** Of published minutes. */
export const publicationLengths = {
	/** Names or roles of those who read them. */
	by: 160,
	/** Why there is another version; why a correction was proposed, or refused. */
	reason: 200,
	/** Of a proposed correction. */
	words: longestProposal,
	/** Who has a copy. */
	to: 120
} as const;
/** Corrections that one phone proposed, and that nobody has answered. */
export const mostProposals = 30;

export const cardNumber: Range = [1, 999];
/** Of what the room looks at. */
export const pageNumber: Range = [1, 999];
/** The last that a calendar has, in wall milliseconds. */
export const latestInstant = 8_640_000_000_000_000;

export const tableLengths = { name: 80, association: 120 } as const;
/** Bytes, as Wi-Fi counts: an accented letter counts as two. The password may also be empty. */
export const longestWifiName = 32;
export const wifiPassword: Range = [8, 63];
