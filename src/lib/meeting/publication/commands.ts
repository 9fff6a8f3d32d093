// Commands about the minutes of a closed meeting: they are corrected, published and handed out.
import * as v from 'valibot';
import type { CommandsOf } from '#stream/command-row.ts';
import { everybody, staff, type ClientRows } from '../command-row.ts';
import { publicationLengths } from '../limits.ts';
import { id, line, optionalLine, optionalParagraph, paragraph, smallId, whole } from '#stream/text.ts';
import { copiedDocuments, editions, outcomes, proposalWays, readings } from './state.ts';

const sinceClosed = ['closed', 'correcting'] as const;
const earlier = { preparing: 'not-closed', open: 'not-closed' } as const;

export const publicationCommands = {
	/** The server sends it for whoever facilitates the table's next meeting (L162). Version 1, or the next one, which needs a reason. `by`: names or roles, for `how: 'by'`. */
	PublishMinutes: {
		who: ['facilitator', 'host'],
		when: ['closed'],
		refusedWith: { ...earlier, correcting: 'not-closed' },
		fields: {
			how: v.picklist(readings),
			by: v.optional(optionalLine(publicationLengths.by)),
			reason: v.optional(optionalLine(publicationLengths.reason))
		}
	},
	/**
	 * About an entry, about an item, or about the whole. `words`: how it should read. `against`: what stands there now. Staff say `how` it
	 * came; `desk` if it is left out.
	 */
	ProposeCorrection: {
		who: everybody,
		when: sinceClosed,
		refusedWith: earlier,
		fields: {
			entry: v.optional(id),
			item: v.optional(id),
			words: paragraph(publicationLengths.words),
			against: v.optional(optionalParagraph(publicationLengths.words)),
			reason: v.optional(optionalLine(publicationLengths.reason)),
			how: v.optional(v.picklist(proposalWays))
		}
	},
	/** Its author, or staff. Its words go. */
	WithdrawCorrection: {
		who: everybody,
		when: sinceClosed,
		refusedWith: earlier,
		fields: { proposal: id }
	},
	/**
	 * `taken` writes the proposed words, `partly` other `words`. About no entry, both note one if a `kind` is given. `both` notes a disagreement
	 * with the two positions `words` and `against`. `refused` needs a reason.
	 */
	AnswerCorrection: {
		who: staff,
		when: sinceClosed,
		refusedWith: earlier,
		fields: {
			proposal: id,
			outcome: v.picklist(outcomes),
			words: v.optional(paragraph(publicationLengths.words)),
			against: v.optional(paragraph(publicationLengths.words)),
			kind: v.optional(smallId),
			reason: v.optional(optionalLine(publicationLengths.reason))
		}
	},
	/** Who has a copy. `version`: left out, it was handed out before the first one was published. */
	NoteCopy: {
		who: staff,
		when: sinceClosed,
		refusedWith: earlier,
		fields: {
			version: v.optional(whole(1, 999)),
			edition: v.picklist(editions),
			document: v.picklist(copiedDocuments),
			to: line(publicationLengths.to)
		}
	}
} as const satisfies ClientRows;

export type PublicationCommand = CommandsOf<typeof publicationCommands>;
