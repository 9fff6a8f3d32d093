// What the server and the pages both need to know of a meeting's file. Plain lists, so that a page can load them.

/** The most bytes of a meeting's file: enough for a hundred thousand lines. */
export const maxFile = 128 * 1024 * 1024;

/** `already-here`, `newer-here`: nothing has changed. `longer`: it was the beginning here. */
export const arrivals = ['taken', 'longer', 'already-here', 'newer-here'] as const;
export type Arrival = (typeof arrivals)[number];

/** Why a file is not taken: the `why` of the refusal. */
export const fileFaults = [
	'no-meeting',
	'altered',
	'later',
	'strange',
	'open',
	'open-here',
	'damaged-here',
	'other-ways',
	'key-taken',
	'id-taken'
] as const;
export type FileFault = (typeof fileFaults)[number];
