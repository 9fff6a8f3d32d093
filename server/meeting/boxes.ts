// How a meeting uses the secret boxes of the store: one box for each round of a secret vote, one secret for each voter.
import { channels, type Channel } from '#meeting/frame.ts';
import { idOf, type BoxBallot, type SealedBallot } from '#meeting/vote/state.ts';
import type { InBox, RecoveredSecret, ToSeal } from '../store/streams.ts';

/** One round of one vote. */
export interface Round {
	readonly vote: string;
	readonly round: number;
}

export const boxOf = ({ vote, round }: Round): string => `${vote}.${round}`;

/** Null if no vote has such a box. */
export function roundOf(box: string): Round | null {
	const [, vote, round] = /^([^.]+)\.(\d+)$/.exec(box) ?? [];
	return vote === undefined ? null : { vote, round: Number(round) };
}

/** The label of a ballot is how it came in. */
export const toSeal = (ballot: SealedBallot): ToSeal => ({
	box: boxOf(ballot),
	owner: idOf(ballot),
	label: channels.indexOf(ballot.channel),
	content: ballot.choice
});

/** Of a label that no version has written there is no ballot. */
export const ballotsIn = (inBox: readonly InBox[]): BoxBallot[] =>
	inBox.flatMap(({ label, content: choice }) => {
		const channel = channels[label];
		return channel ? [{ channel, choice }] : [];
	});

/** Who has a ballot in a box. */
export const castIn = (recovered: readonly RecoveredSecret[]): { voter: string; channel: Channel }[] =>
	recovered.flatMap(({ owner: voter, label }) => {
		const channel = channels[label];
		return channel ? [{ voter, channel }] : [];
	});
