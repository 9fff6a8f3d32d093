// Why a command would not be taken at the door, and for which of its fields: a form asks before it sends, and says it at
// the field. For laptops: it needs the schemas, which phones do not load.
import * as v from 'valibot';
import { commandSchema, type ClientCommand } from './command.ts';

/** `wrong`: no number within its limits. */
export type Why = 'empty' | 'long' | 'wrong';
export interface Fault {
	/** As the command has it; `official.name` where it lies deeper. Of a list, the list. */
	readonly field: string;
	readonly why: Why;
}

export function faultIn(command: ClientCommand): Fault | null {
	const parsed = v.safeParse(commandSchema, command);
	if (parsed.success) return null;
	return faultOf(parsed.issues[0], []);
}

/** A union tells of its branches beneath it; the last one is the one that was meant. */
function faultOf(issue: v.BaseIssue<unknown>, above: readonly string[]): Fault {
	const path = [...above, ...(v.getDotPath(issue)?.split('.') ?? [])];
	const beneath = issue.issues?.at(-1);
	if (beneath) return faultOf(beneath, path);
	const { message } = issue;
	const field = path.filter((part) => !/^\d+$/.test(part)).join('.');
	return { field, why: message === 'empty' || message === 'long' ? message : 'wrong' };
}
