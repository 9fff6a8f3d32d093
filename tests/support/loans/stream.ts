// The types of the test kind.
export interface Loan {
	readonly id: string;
	readonly tool: string;
	/** A calendar date: the day after, it is late. */
	readonly until: string;
	readonly device: string;
}
export interface LoanShelf {
	readonly loans: Readonly<Record<string, Loan>>;
	readonly closesAt: number | null;
	readonly closed: boolean;
}
export type LoanCommand =
	| { readonly type: 'Borrow'; readonly tool: string; readonly until: string; readonly name: string }
	| { readonly type: 'Return'; readonly loan: string }
	| { readonly type: 'CloseShelf'; readonly at: number };
export type LoanEvent =
	| ({ readonly type: 'Borrowed'; readonly loan: string } & Omit<Loan, 'id'>)
	| { readonly type: 'Returned'; readonly loan: string }
	| { readonly type: 'ClosingSet'; readonly at: number }
	| { readonly type: 'Closed' };
export interface LoanView {
	readonly loans: readonly {
		readonly id: string;
		readonly tool: string;
		readonly isLate: boolean;
		readonly name?: string | null;
	}[];
	readonly here: number | null;
}
export interface LoanStream {
	readonly state: LoanShelf;
	readonly command: LoanCommand;
	readonly event: LoanEvent;
	readonly role: 'keeper' | 'visitor';
	readonly refusal: 'not-there' | 'unknown' | 'not-allowed';
	readonly sealed: { readonly loan: string; readonly name: string };
	readonly beside: Readonly<Record<string, string>>;
	readonly outside: null;
	readonly presence: { readonly here: number };
	readonly audience: 'keepers' | 'visitors';
	readonly view: LoanView;
	readonly own: { readonly tools: readonly string[] };
}
