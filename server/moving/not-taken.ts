// Why a file is not taken. The code is that of any refusal; `why` chooses the sentence.
import type { FileFault } from '#api/meeting-file.ts';
import type { RefusalCode } from '#meeting/frame.ts';
import { RefusedError } from '../http/refused.ts';

/** The page has a sentence for each. */
const codes = {
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
} satisfies Record<FileFault, RefusalCode>;

export class NotTaken extends RefusedError {
	constructor(why: FileFault) {
		super(codes[why], why);
	}
}
