// Commands about walls and ideas.
import * as v from 'valibot';
import type { CommandsOf } from '#stream/command-row.ts';
import {
	everybody,
	facilitator,
	staff,
	untilClosed,
	whileOpen,
	whileWritten,
	type ClientRows
} from '../command-row.ts';
import { behalf } from '../behalf.ts';
import { longestGroupName, longestIdea, longestPrompt } from '../limits.ts';
import { id, line, optionalLine } from '#stream/text.ts';

const ideas = v.pipe(v.array(id), v.minLength(1), v.maxLength(300));

export const wallCommands = {
	PrepareWall: {
		who: facilitator,
		when: untilClosed,
		whenTrue: { open: whileOpen },
		fields: {
			item: v.optional(id),
			prompt: line(longestPrompt),
			review: v.optional(v.boolean()),
			open: v.optional(v.boolean())
		}
	},
	/** Fields that are left out do not change. */
	EditWall: {
		who: facilitator,
		when: untilClosed,
		fields: { wall: id, prompt: v.optional(line(longestPrompt)), review: v.optional(v.boolean()) }
	},
	RemoveWall: { who: facilitator, when: untilClosed, fields: { wall: id } },
	/** Opens the wall, also again, and shows it. */
	OpenWall: { who: facilitator, when: whileOpen, fields: { wall: id } },
	CloseWall: { who: facilitator, when: whileOpen, fields: { wall: id } },
	/** W18. The room sees the question and no idea. Ideas that come in wait. */
	HideWall: { who: staff, when: whileOpen, fields: { wall: id } },
	/** Shows the wall again, with the ideas that were shown before. */
	ShowWall: { who: staff, when: whileWritten, fields: { wall: id } },
	/** A resident posts their own idea. Staff post the idea of a card or of someone (`for`), which they heard ("scribe") or read from paper. */
	PostIdea: {
		who: everybody,
		when: whileOpen,
		fields: {
			wall: id,
			words: line(longestIdea),
			/** T1. The entry that it came from. Staff alone say it. */
			from: v.optional(id),
			for: v.optional(behalf),
			channel: v.optional(v.picklist(['paper', 'scribe']))
		}
	},
	ShowIdea: { who: staff, when: whileWritten, fields: { idea: id } },
	HideIdea: { who: staff, when: whileWritten, fields: { idea: id } },
	/** Puts the idea back among those that wait to be looked at. */
	PutBackIdea: { who: staff, when: whileWritten, fields: { idea: id } },
	/** W31. Shows, puts aside or puts back several ideas in one act, for ideas with the same words, and for all that wait. */
	TurnIdeas: {
		who: staff,
		when: whileWritten,
		fields: { shown: v.optional(ideas), hidden: v.optional(ideas), waiting: v.optional(ideas) }
	},
	/** The author takes the idea back, until the wall closes. Staff do so when the author asks. */
	WithdrawIdea: { who: everybody, when: whileWritten, offRecord: true, fields: { idea: id } },
	/** Puts ideas together, in `group` or in a new group with the id of the command. A part of a group becomes a group of its own. */
	GroupIdeas: { who: staff, when: whileWritten, fields: { wall: id, ideas, group: v.optional(id) } },
	UngroupIdeas: { who: staff, when: whileWritten, fields: { wall: id, ideas } },
	NameGroup: {
		who: staff,
		when: whileWritten,
		fields: {
			wall: id,
			group: id,
			name: optionalLine(longestGroupName),
			/** The name that the writer has seen. If it is left out, the later name wins. */
			seen: v.optional(optionalLine(longestGroupName))
		}
	},
	MergeGroups: { who: staff, when: whileWritten, fields: { wall: id, from: id, into: id } },
	/** Undoes the latest change of grouping. `change`: the id of the command that made it. */
	UndoGrouping: { who: staff, when: whileWritten, fields: { wall: id, change: id } }
} as const satisfies ClientRows;

export type WallCommand = CommandsOf<typeof wallCommands>;
