// How many lines of the queue fit without scrolling. The head always fits; hidden lines are counted.
export interface QueueFit {
	/** Behind the head, one row of text each instead of two. */
	readonly dense: boolean;
	readonly lines: number;
}

/** Pixels of a line with its gap, of a line in one row, and of an opened line's actions. */
const roomy = 68;
const tight = 42;
const opened = 92;

/** The head, too, takes one row, and where not even a count fits beneath it, that stands in the title alone. */
export const headOnly = (height: number): { readonly dense: boolean; readonly counts: boolean } => ({
	dense: height < roomy + tight,
	counts: height >= 2 * tight
});

/** The head of the queue while the room does something else. */
export const folded = (waiting: number): QueueFit => ({ dense: true, lines: Math.min(waiting, 3) });

/** `height`: what the list may take, in pixels. `head`: what its first line takes, where its reasons need more than two rows. */
export function linesIn(height: number, waiting: number, hasOpened: boolean, head = roomy): QueueFit {
	const free = height - (hasOpened ? opened : 0) - Math.max(0, head - roomy);
	if (waiting * roomy <= free) return { dense: false, lines: waiting };
	const fit = Math.floor((free - (roomy - tight)) / tight);
	// "Et 14 autres" takes a line, too.
	return { dense: true, lines: waiting <= fit ? waiting : Math.max(1, fit - 1) };
}
