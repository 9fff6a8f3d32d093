// The codes with which a route may refuse, besides the codes in its own row.
import type { RefusalCode } from '#meeting/frame.ts';
import type { AllowedCaller } from './row.ts';

/** The body is not as it should be, or the disk refuses. */
export const byEveryRoute = ['bad-command', 'too-large', 'not-saved'] as const satisfies RefusalCode[];

/** The caller is not allowed, or the path names something that is not theirs. */
export const byWho = {
	anybody: [],
	holder: ['not-allowed'],
	key: ['not-allowed', 'link-revoked'],
	'key to :table': ['not-allowed', 'link-revoked', 'unknown'],
	'key to :meeting': ['not-allowed', 'link-revoked', 'unknown'],
	laptop: ['not-allowed', 'link-revoked'],
	'laptop to :table': ['not-allowed', 'link-revoked', 'unknown'],
	'laptop to :meeting': ['not-allowed', 'link-revoked', 'unknown'],
	/** Its journal is read to know who facilitates it, or writes. */
	'facilitator of :meeting': ['not-allowed', 'link-revoked', 'damaged'],
	'scribe of :meeting': ['not-allowed', 'link-revoked', 'damaged'],
	'reader of :meeting': ['not-allowed', 'link-revoked', 'damaged']
} as const satisfies Record<AllowedCaller, readonly RefusalCode[]>;
