// The one act that takes the meeting off the record, and on again.
import type { Desk } from '#live/desk.svelte.ts';

export const toggleOffRecord = (desk: Desk): Promise<string | null> =>
	desk.act({ type: desk.isOffRecord ? 'EndOffRecord' : 'BeginOffRecord' });
