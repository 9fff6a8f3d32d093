// Why a file is not taken over. The code is one of those that every route has; `why` chooses the sentence.
import type { RefusalCode } from '#meeting/frame.ts';
import { Refused } from '../http/api.ts';
import type { CheckFault } from './checking.ts';

export type Why = CheckFault | 'damaged-here' | 'open-here' | 'other-ways' | 'key-taken' | 'id-taken';

/** Each has a sentence in the page. */
export const codes = {
	'no-meeting': 'bad-command',
	altered: 'bad-command',
	strange: 'bad-command',
	later: 'bad-command',
	open: 'not-closed',
	'open-here': 'not-closed',
	'damaged-here': 'damaged',
	'other-ways': 'id-taken',
	'key-taken': 'id-taken',
	'id-taken': 'id-taken'
} satisfies Record<Why, RefusalCode>;

export class NotTaken extends Refused {
	constructor(why: Why) {
		super(codes[why], why);
	}
}
