// Commands about the record.
import * as v from 'valibot';
import type { CommandsOf, HostCommandsOf } from '#stream/command-row.ts';
import {
	byHost,
	everybody,
	sinceOpened,
	staff,
	whileWritten,
	type ClientRows,
	type HostRows
} from '../command-row.ts';
import { entryLengths } from '../limits.ts';
import { id, line, optionalLine, paragraph, smallId, whole } from '#stream/text.ts';
import { entryKinds } from './kinds/kinds.ts';

const text = {
	/** Only an entry whose `source` is an idea may leave its words out. It then shows the words of the idea. */
	words: v.optional(paragraph(entryLengths.words)),
	against: v.optional(paragraph(entryLengths.against)),
	who: v.optional(
		v.union([
			v.literal('to-find'),
			v.strictObject({ person: smallId }),
			v.strictObject({ group: line(entryLengths.group) })
		])
	),
	when: v.optional(optionalLine(entryLengths.when)),
	official: v.optional(v.strictObject({ name: line(entryLengths.name), role: line(entryLengths.role) }))
};
const source = v.variant('kind', [
	v.strictObject({ kind: v.literal('turn'), turn: smallId }),
	v.strictObject({ kind: v.literal('vote'), vote: id }),
	v.strictObject({ kind: v.literal('idea'), idea: id }),
	v.strictObject({ kind: v.literal('entry'), entry: id })
]);

/** M51. A yes and other words would be kept. */
const takesBack = { only: 'answer', is: ['withdrawn', 'none'] } as const;

export const recordCommands = {
	/** `source`: left out or null, it is nothing (R6). `item`: left out, it is the current item. */
	NoteEntry: {
		who: staff,
		when: whileWritten,
		fields: {
			kind: v.picklist(entryKinds),
			...text,
			item: v.optional(v.nullable(id)),
			source: v.optional(v.nullable(source))
		}
	},
	EditEntry: {
		who: staff,
		when: whileWritten,
		fields: {
			entry: id,
			/** How many edits of it the writer has seen. If it is left out, the later edit wins. */
			seen: v.optional(whole(0, 100_000)),
			kind: v.picklist(entryKinds),
			...text
		}
	},
	MoveEntry: {
		who: staff,
		when: whileWritten,
		fields: { entry: id, item: v.nullable(id), after: v.nullable(id) }
	},
	StrikeEntry: {
		who: staff,
		when: whileWritten,
		fields: { entry: id, reason: optionalLine(entryLengths.reason) }
	},
	RestoreEntry: { who: staff, when: whileWritten, fields: { entry: id } },
	/** The switch of one entry: the first name of its person may stand beside it. `aloud`: who does it agreed aloud, for this entry alone. */
	NameEntry: {
		who: staff,
		when: whileWritten,
		offRecord: { unless: 'named' },
		fields: { entry: id, named: v.boolean(), aloud: v.optional(v.boolean()) }
	},
	/**
	 * What its speaker said of a sentence. `version`: the text that they saw or heard. `words`: their own, for `corrected`. `none` takes
	 * a yes back. `how`: for staff alone, who act for somebody at the desk or heard it aloud; `desk` if it is left out.
	 */
	AnswerEntry: {
		who: everybody,
		when: sinceOpened,
		offRecord: takesBack,
		fields: {
			entry: id,
			version: whole(1, 100_000),
			answer: v.picklist(['yes', 'corrected', 'withdrawn', 'none']),
			words: text.words,
			how: v.optional(v.picklist(['desk', 'aloud']))
		}
	}
} as const satisfies ClientRows;

export const recordHostCommands = {
	/** Slips for the speakers of sentences, with the salted hashes of their codes (R49). */
	GiveSlips: byHost<{ readonly slips: readonly { readonly entry: string; readonly hash: string }[] }>(
		sinceOpened
	),
	/** What somebody answered with the slip of this hash. */
	AnswerBySlip: byHost<{
		readonly hash: string;
		readonly version: number;
		readonly answer: 'yes' | 'corrected' | 'withdrawn' | 'none';
		readonly words?: string | undefined;
	}>(sinceOpened, { offRecord: takesBack })
} as const satisfies HostRows;

export type RecordCommand = CommandsOf<typeof recordCommands> | HostCommandsOf<typeof recordHostCommands>;
