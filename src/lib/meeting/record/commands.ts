// Commands about the record.
import * as v from 'valibot';
import type { CommandsOf } from '#stream/command-row.ts';
import { staff, whileWritten, type ClientRows } from '../command-row.ts';
import { entryLengths } from '../limits.ts';
import { id, line, optionalLine, paragraph, smallId, whole } from '#stream/text.ts';
import { entryKinds } from './kinds/kinds.ts';

const text = {
	/** May be left out only where `source` is an idea: the words stay the idea's. */
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
	v.strictObject({ kind: v.literal('idea'), idea: id })
]);

export const recordCommands = {
	/** `source` left out: attached to the running turn, else the vote on stage. null: to nothing. `item` left out: the current one. */
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
			/** How many edits of it whoever writes has seen; left out, the later one wins. */
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
	/** The explicit switch, for one entry: the speaker's first name may stand beside their words. */
	NameEntry: { who: staff, when: whileWritten, fields: { entry: id, named: v.boolean() } }
} as const satisfies ClientRows;

export type RecordCommand = CommandsOf<typeof recordCommands>;
