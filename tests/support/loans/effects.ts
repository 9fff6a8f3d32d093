// The test kind's files beside its journal: the borrower's first name, until the thing is back.
import type { Effects } from '#server/room/kind.ts';
import type { LoanStream } from './stream.ts';

export const loanEffects: Effects<LoanStream> = {
	settledBefore: {},
	outside: () => null,
	async seal({ streams, id }, { sealed }) {
		for (const { loan, name } of sealed) await streams.setName(id, loan, name);
		return async () => {
			for (const { loan } of sealed) await streams.dropName(id, loan);
		};
	},
	besideAfter: (names, { sealed, state }) => {
		const given = sealed.map(({ loan, name }) => [loan, name] as const);
		const all = [...Object.entries(names), ...given];
		return Object.fromEntries(all.filter(([loan]) => state.loans[loan]));
	},
	debtsOf: ({ streams, id }, events) =>
		events.flatMap((event) => (event.type === 'Returned' ? [() => streams.dropName(id, event.loan)] : [])),
	withoutBox: () => null,
	tells: () => false,
	async complete({ streams, id }, { loans }) {
		for (const loan of Object.keys(await streams.names(id)))
			if (!loans[loan]) await streams.dropName(id, loan);
		return { beside: await streams.names(id), commands: [] };
	},
	read: ({ streams, id }) => streams.names(id)
};
