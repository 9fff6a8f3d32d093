// The draft of an entry, and its form in a command.
import { faultIn } from '#meeting/fault.ts';
import type { Detail } from '#meeting/record/kinds/kind.ts';
import { detailsOf, entryKinds, has, type EntryKind } from '#meeting/record/kinds/kinds.ts';
import type { Doer } from '#meeting/record/state.ts';
import type { StaffEntryView } from '#meeting/record/view.ts';

export interface EntryDraft {
	kind: EntryKind;
	words: string;
	against: string;
	/** 'to-find', 'group', or a person's id. */
	who: string;
	group: string;
	when: string;
	name: string;
	role: string;
}

export const emptyEntry = (kind: EntryKind = entryKinds[0]): EntryDraft => ({
	kind,
	words: '',
	against: '',
	who: 'to-find',
	group: '',
	when: '',
	name: '',
	role: ''
});

/** Nothing is written in it, whatever its kind. */
export const isBlank = ({ words, against, group, when, name, role }: EntryDraft): boolean =>
	[words, against, group, when, name, role].every((each) => each === '');

/** The fields that its kind asks for. */
export const entryFields = ({ kind, who }: EntryDraft): readonly (keyof EntryDraft)[] => [
	'kind',
	'words',
	...detailsOf(kind).flatMap((detail) => asked[detail](who))
];
const asked: Readonly<Record<Detail, (who: string) => readonly (keyof EntryDraft)[]>> = {
	against: () => ['against'],
	who: (who) => (who === 'group' ? ['who', 'group'] : ['who']),
	official: () => ['name', 'role'],
	when: () => ['when']
};

const whoOf = (doer: Doer | null): Pick<EntryDraft, 'who' | 'group'> => {
	if (doer === null || doer === 'to-find') return { who: 'to-find', group: '' };
	return 'person' in doer ? { who: doer.person, group: '' } : { who: 'group', group: doer.group };
};

export const entryDraftOf = (entry: StaffEntryView): EntryDraft => ({
	kind: entry.kind,
	words: entry.words ?? '',
	against: entry.against ?? '',
	...whoOf(entry.doer),
	when: entry.when,
	name: entry.official?.name ?? '',
	role: entry.official?.role ?? ''
});

function doerOf({ who, group }: EntryDraft): Doer {
	if (who === 'group') return { group };
	return who === 'to-find' ? 'to-find' : { person: who };
}

/** A field that must be filled in before the entry can be noted. */
export type Missing = 'words' | 'against' | 'group' | 'name' | 'role';

const fields: Readonly<Record<string, Missing>> = {
	words: 'words',
	against: 'against',
	'who.group': 'group',
	'official.name': 'name',
	'official.role': 'role'
};

/** The first missing field, by the domain's rules. A promise without name and function binds nobody. */
export function missingOf(draft: EntryDraft): Missing | null {
	const fault = faultIn({ type: 'NoteEntry', ...entryTextOf(draft) });
	return fault?.why === 'empty' ? (fields[fault.field] ?? null) : null;
}

/** Its text is longer than the domain takes. */
export const isTooLong = (draft: EntryDraft): boolean =>
	faultIn({ type: 'NoteEntry', ...entryTextOf(draft) })?.why === 'long';

/** The fields that NoteEntry and EditEntry share. Only those of the kind count. */
export function entryTextOf(draft: EntryDraft) {
	const { kind, words, against, when, name, role } = draft;
	return {
		kind,
		words,
		...(has(kind, 'against') && { against }),
		...(has(kind, 'who') && { who: doerOf(draft) }),
		...(has(kind, 'official') && { official: { name, role } }),
		...(has(kind, 'when') && { when })
	};
}
