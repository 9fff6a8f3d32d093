// What server and page both say of a meeting's file, in plain lists: a page may load them.

/** Bytes of a meeting's file: a hundred thousand lines have room. */
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
