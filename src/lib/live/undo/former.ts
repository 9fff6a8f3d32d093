// The former values of an edit: only of the fields that it named, because somebody else may have changed another one since.

/** The fields of `was` that `command` names, without its type and without ids that are the same in both. */
export function formerOf<C extends object>(command: C, was: object): Partial<C> {
	const named = Object.entries(was).filter(([field]) => field in command);
	return Object.fromEntries(named) as Partial<C>;
}
