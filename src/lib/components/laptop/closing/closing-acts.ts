import type { ClientCommand } from '#meeting/command.ts';
import type { RefusalCode } from '#meeting/frame.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { Desk } from '#live/desk.svelte.ts';

/** M4, V19: the closing was refused because some ballots cannot be read. Whoever asks again has been told what that means. */
export const isUnreadable = (refused: RefusalCode | null, { votes }: Pick<StaffView, 'votes'>): boolean =>
	votes.some(
		({ state, secret, unread }) => state === 'open' && secret && (unread || refused === 'box-mismatch')
	);

export const closeMeeting = (mayBeLost: boolean): ClientCommand => ({
	type: 'CloseMeeting',
	...(mayBeLost && { lost: true })
});

/** Whether this desk can mend the record now, or can reopen it for that. */
export const canMend = (desk: Desk): boolean =>
	desk.view.meeting.phase !== 'closed' || desk.may('ReopenMeeting');

/** M12. Makes the record ready to be mended: a closed meeting is reopened for that, with its reason. False: it was refused. */
export const readyToMend = async (desk: Desk, reason: string): Promise<boolean> =>
	desk.view.meeting.phase !== 'closed' || (await desk.act({ type: 'ReopenMeeting', reason })) !== null;
