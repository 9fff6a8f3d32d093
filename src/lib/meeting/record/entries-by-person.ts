// The entries of each person, in the order of the record.
import { between } from '#stream/between.ts';
import { goingOn } from '#stream/remembered.ts';
import type { RecordSight } from './around.ts';
import { personOwning, personShownBy } from './attribution.ts';
import type { Entry } from './state.ts';

const none: readonly Entry[] = [];
type Whose = (entry: Entry, sight: RecordSight) => string | null;
/** The list of a person stays the same object as long as nothing of it changes. */
const listsBy = (whose: Whose) =>
	goingOn<RecordSight, readonly Entry[], ReadonlyMap<string | null, readonly Entry[]>>(
		(sight, entries, last = { from: none, made: new Map() }) => {
			const { start } = between(last.from, entries);
			const isLonger = start === last.from.length;
			const found = Map.groupBy(isLonger ? entries.slice(start) : entries, (entry) => whose(entry, sight));
			const lists = [...found].map(([person, list]) => {
				const was = last.made.get(person) ?? none;
				return [person, isLonger ? was.concat(list) : isEqual(was, list) ? was : list] as const;
			});
			return new Map([...(isLonger ? last.made : []), ...lists]);
		}
	);
/** The entries that a person may call their own. */
export const ofPersons = listsBy(personOwning);
/** The entries beside which the first name of a person stands, or would if it were not struck. */
export const ofShown = listsBy(personShownBy);
const isEqual = (a: readonly Entry[], b: readonly Entry[]): boolean =>
	a.length === b.length && a.every((entry, at) => entry === b[at]);
