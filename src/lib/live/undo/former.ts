// Of an edit, what it replaced: only the fields that it named, for somebody else may have changed another one since.

/** The fields of `was` that `command` names, besides its type and ids that both have alike. */
export function formerOf<C extends object>(command: C, was: object): Partial<C> {
	const named = Object.entries(was).filter(([field]) => field in command);
	return Object.fromEntries(named) as Partial<C>;
}
