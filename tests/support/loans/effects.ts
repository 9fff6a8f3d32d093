// The files of the test kind beside its journal: one secret box for each shelf, with the name of whoever has borrowed something.
import * as v from 'valibot';
import { id } from '#stream/text.ts';
import type { Effects } from '#server/room/kind.ts';
import type { Streams } from '#server/store/streams.ts';
import type { LoanStream } from './kind.ts';

export const namesBox = 'names';
const sealedName = v.object({ loan: id, name: v.string() });
/** Of these loans, the names that the box has, by loan. */
export async function namesIn(streams: Streams<LoanStream>, shelf: string, loans: readonly string[]) {
	const sealed = (await streams.inBox(shelf, namesBox, loans)) ?? [];
	const found = sealed.map(({ content }) => v.parse(sealedName, content));
	const ordered = loans.flatMap((loan) => found.filter((each) => each.loan === loan)); // the box has no order
	return Object.fromEntries(ordered.map(({ loan, name }) => [loan, name]));
}

export const loanEffects: Effects<LoanStream> = {
	settledBefore: {},
	outside: () => null,
	seal: async ({ streams, id }, { sealed }) => {
		if (sealed.length > 0) await streams.openBox(id, namesBox, 8);
		return streams.seal(
			id,
			sealed.map((content) => ({ box: namesBox, owner: content.loan, label: 0, content }))
		);
	},
	besideAfter: (names, { sealed, state: { loans, isClosed } }) => {
		const all = [...Object.entries(names), ...sealed.map(({ loan, name }) => [loan, name] as const)];
		return Object.fromEntries(all.filter(([loan]) => !isClosed && loans[loan]));
	},
	debtsOf: ({ streams, id }, events, shelf) =>
		events.flatMap(({ type }) => {
			if (type === 'Closed') return [() => streams.destroyBox(id, namesBox)];
			const kept = async () => void (await streams.recoverBox(id, namesBox, Object.keys(shelf().loans)));
			return type === 'Returned' ? [kept] : [];
		}),
	withoutBox: ({ type }) => (type === 'Borrow' ? 'not-there' : null),
	isForCompletion: () => false,
	complete: async ({ streams, id }, { loans, isClosed }) => {
		if (isClosed) await streams.destroyBox(id, namesBox);
		else await streams.recoverBox(id, namesBox, Object.keys(loans));
		return { beside: await namesIn(streams, id, Object.keys(loans)), commands: [] };
	},
	read: ({ streams, id }, { loans }) => namesIn(streams, id, Object.keys(loans))
};
