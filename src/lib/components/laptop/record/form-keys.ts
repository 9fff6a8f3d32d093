// The keys within the form of a note.
export const formKeys = [{ act: 'belongs', keys: ['F2'] }] as const;
export type FormAct = (typeof formKeys)[number]['act'];

export const formActOf = (key: string | undefined): FormAct | undefined =>
	formKeys.find(({ keys }) => keys.some((each) => each === key))?.act;
