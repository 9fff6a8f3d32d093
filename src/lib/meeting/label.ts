// How a surface calls a person. The words belong to the clients: "Carte 7", "un·e habitant·e", "quelqu'un".
export type Label =
	| { readonly kind: 'name'; readonly name: string }
	| { readonly kind: 'card'; readonly number: number }
	/** A guest, always with their function. */
	| { readonly kind: 'guest'; readonly name: string; readonly role: string }
	| { readonly kind: 'resident' }
	| { readonly kind: 'someone' };

/** First names by person id. They are kept apart from the journal. */
export type Names = Readonly<Record<string, string>>;
