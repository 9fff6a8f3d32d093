import type { ClientCommand } from '#meeting/command.ts';
import type { RefusalCode } from '#meeting/frame.ts';
import type { StaffView } from '#meeting/view-types.ts';

/** M4, V19: the closing was refused because some ballots cannot be read. Whoever asks again has been told what that means. */
export const isUnreadable = (refused: RefusalCode | null, { votes }: Pick<StaffView, 'votes'>): boolean =>
	votes.some(
		({ state, secret, unread }) => state === 'open' && secret && (unread || refused === 'box-mismatch')
	);

export const closeMeeting = (mayBeLost: boolean): ClientCommand => ({
	type: 'CloseMeeting',
	...(mayBeLost && { lost: true })
});
