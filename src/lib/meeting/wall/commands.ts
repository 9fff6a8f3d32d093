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
	/** Only what is named changes. */
	EditWall: {
		who: facilitator,
		when: untilClosed,
		fields: { wall: id, prompt: v.optional(line(longestPrompt)), review: v.optional(v.boolean()) }
	},
	RemoveWall: { who: facilitator, when: untilClosed, fields: { wall: id } },
	/** Opens (again) and shows it. */
	OpenWall: { who: facilitator, when: whileOpen, fields: { wall: id } },
	CloseWall: { who: facilitator, when: whileOpen, fields: { wall: id } },
	/** At once, whatever is on it: the room sees the question and no idea, and what comes in waits. */
	HideWall: { who: staff, when: whileOpen, fields: { wall: id } },
	/** The ideas that were shown are shown again. */
	ShowWall: { who: staff, when: whileOpen, fields: { wall: id } },
	/** One's own; or, by staff, that of a card or of someone (`for`), heard ("scribe") or read from paper. */
	PostIdea: {
		who: everybody,
		when: whileOpen,
		fields: {
			wall: id,
			words: line(longestIdea),
			for: v.optional(behalf),
			channel: v.optional(v.picklist(['paper', 'scribe']))
		}
	},
	ShowIdea: { who: staff, when: whileOpen, fields: { idea: id } },
	HideIdea: { who: staff, when: whileOpen, fields: { idea: id } },
	/** Among those that wait to be looked at, as if nobody had. */
	PutBackIdea: { who: staff, when: whileOpen, fields: { idea: id } },
	/** Its author, until the wall closes; or staff, at their demand. */
	WithdrawIdea: { who: everybody, when: whileWritten, fields: { idea: id } },
	/** Puts ideas together: into `group`, or into a new one with the command's id. A subset of a group = a split. */
	GroupIdeas: { who: staff, when: whileWritten, fields: { wall: id, ideas, group: v.optional(id) } },
	UngroupIdeas: { who: staff, when: whileWritten, fields: { wall: id, ideas } },
	NameGroup: {
		who: staff,
		when: whileWritten,
		fields: {
			wall: id,
			group: id,
			name: optionalLine(longestGroupName),
			/** The name that whoever writes has seen; left out, the later one wins. */
			seen: v.optional(optionalLine(longestGroupName))
		}
	},
	MergeGroups: { who: staff, when: whileWritten, fields: { wall: id, from: id, into: id } },
	/** Undo of the latest change of grouping, named by the id of the command that made it. */
	UndoGrouping: { who: staff, when: whileWritten, fields: { wall: id, change: id } }
} as const satisfies ClientRows;

export type WallCommand = CommandsOf<typeof wallCommands>;
