// The people whom staff choose by name, in one list for every act: cards, first names and guests. Whoever has none of these has a
// phone and acts alone, or is someone (P13).
import type { StaffWords } from '#i18n/staff-words.ts';
import type { PersonView } from '#meeting/people/view.ts';

const isKnown = ({ label, number }: PersonView): boolean =>
	number !== null || label.kind === 'name' || label.kind === 'guest';
/** Cards by their numbers first: they are what staff hand out. Then everybody else by name. */
function order(a: PersonView, b: PersonView): number {
	if (a.number === null && b.number === null) return nameOf(a).localeCompare(nameOf(b));
	return (a.number ?? Infinity) - (b.number ?? Infinity);
}
const nameOf = ({ label }: PersonView): string => ('name' in label ? label.name : '');

/** `chosen` stays in the list, even if they left. */
export const choosable = (persons: readonly PersonView[], chosen?: string): PersonView[] =>
	persons.filter((person) => isKnown(person) && (person.present || person.id === chosen)).toSorted(order);

/** "Fatima · carte 7": each begins with what is typed to find it. */
export function personWord(
	{ t, label, inSentence }: StaffWords,
	{ label: called, number }: PersonView
): string {
	const card = number !== null && called.kind === 'name' ? inSentence({ kind: 'card', number }) : null;
	return card === null ? label(called) : t('people.and-card', { name: label(called), card });
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
/** Some word of what they are called begins with what was typed. "7" finds card 7. */
export function isMeant(word: string, typed: string): boolean {
	const [said, wanted] = [plain(word), plain(typed.trim())];
	return said.startsWith(wanted) || said.split(/[\s'’,·-]+/u).some((each) => each.startsWith(wanted));
}
