// Ideas that were sent and are not yet among my own: on their way, or received a moment before the view shows them.
import type { Mine } from '#meeting/view-types.ts';
import type { Sent } from '#live/live-meeting.svelte.ts';

export const pendingIdeas = (
	sent: readonly Sent[],
	mine: Mine,
	wall: string
): readonly { readonly id: string; readonly words: string }[] =>
	sent.flatMap(({ id, command, state }) =>
		command.type === 'PostIdea' &&
		command.wall === wall &&
		state === 'sending' &&
		!mine.ideas.some((idea) => idea.id === id)
			? [{ id, words: command.words }]
			: []
	);
