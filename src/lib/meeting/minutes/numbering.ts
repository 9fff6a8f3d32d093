// The short number of each thing in the minutes of one edition, by which people name it: "3.2" for what stands under the third item, "2"
// for the second decision. An extract keeps the numbers of the whole.
import { kindsOfEntry } from '../record/kinds/kinds.ts';
import type { EntryMinutes, Minutes, Section } from './types.ts';

/** By the id of an item, an entry, a vote or a wall. */
export type Numbers = Readonly<Record<string, string>>;

/** D84 */
export function numbersOf({ sections }: Minutes): Numbers {
	const items = sections.filter(({ item }) => item !== null);
	return Object.fromEntries([
		...leadNumbers(sections.flatMap(({ notes }) => notes.filter(standsFirst))),
		...sections.flatMap((section) => numbersIn(section, items.indexOf(section) + 1))
	]);
}

const standsFirst = ({ kind }: EntryMinutes): boolean => kindsOfEntry[kind].standsFirst;

function leadNumbers(notes: readonly EntryMinutes[]): [string, string][] {
	const last = new Map<string, number>();
	return notes.map(({ id, kind }) => {
		const number = (last.get(kind) ?? 0) + 1;
		last.set(kind, number);
		return [id, String(number)];
	});
}

/** What belongs to no item stands under 0. */
function numbersIn({ item, notes, votes, walls }: Section, point: number): [string, string][] {
	const here = [...notes.filter((note) => !standsFirst(note)), ...votes, ...walls];
	return [
		...(item ? [[item.id, String(point)] satisfies [string, string]] : []),
		...here.map(({ id }, index): [string, string] => [id, `${point}.${index + 1}`])
	];
}
