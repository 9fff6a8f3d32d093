// A13. A form asks here, before it sends a command, whether the server would take it. The answer names the field and the fault, so
// that the form can say it there. Only laptops load this file, because it needs the schemas.
import * as v from 'valibot';
import { commandSchema, type ClientCommand } from './command.ts';

/** `wrong`: not a number, or outside of its limits. */
export type Why = 'empty' | 'long' | 'wrong';
export interface Fault {
	/** The name of the field, or `official.name` for one that lies deeper. For an element of a list, it is the list. */
	readonly field: string;
	readonly why: Why;
}

export function faultIn(command: ClientCommand): Fault | null {
	const parsed = v.safeParse(commandSchema, command);
	if (parsed.success) return null;
	return faultOf(parsed.issues[0], []);
}

/** A union reports the faults of each branch. The last branch is the one that was meant. */
function faultOf(issue: v.BaseIssue<unknown>, above: readonly string[]): Fault {
	const path = [...above, ...(v.getDotPath(issue)?.split('.') ?? [])];
	const beneath = issue.issues?.at(-1);
	if (beneath) return faultOf(beneath, path);
	const { message } = issue;
	const field = path.filter((part) => !/^\d+$/.test(part)).join('.');
	return { field, why: message === 'empty' || message === 'long' ? message : 'wrong' };
}
