// The keys of the board, while a wall is on stage.
export const wallKeys = [
	{ act: 'group', keys: ['G'] },
	{ act: 'hide', keys: ['M'] }
] as const;
export type WallAct = (typeof wallKeys)[number]['act'];

export const wallActOf = (key: string | undefined): WallAct | undefined =>
	wallKeys.find(({ keys }) => keys.some((each) => each === key?.toUpperCase()))?.act;
