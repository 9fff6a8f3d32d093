// The links that open more than one meeting: the laptop's, made anew at each start and printed once, and those of
// one table's facilitator. Exchanged once for a token; only hashes are kept.
import { keyHash, type Scope } from './access.ts';
import { newId, newToken } from './identity.ts';
import type { CatalogueFile } from './store/store.ts';

/** Resolves to the secret, which is known to nobody else and kept nowhere. */
export async function makeKey(catalogue: CatalogueFile, scope: Scope, madeAt: number): Promise<string> {
	const secret = newToken();
	await catalogue.update((draft) => {
		// Of the laptop's links that were never used, the newest alone is good.
		draft.keys = draft.keys.filter((key) => scope !== 'laptop' || key.scope !== scope || key.device !== null);
		draft.keys.push({ id: newId(), hash: keyHash(secret), scope, madeAt, device: null, revoked: false });
	});
	return secret;
}

export interface Exchanged {
	readonly token: string;
	readonly scope: Scope;
}

/** Null where the secret opens nothing, or has been used. */
export async function exchangeKey(catalogue: CatalogueFile, secret: string): Promise<Exchanged | null> {
	const hash = keyHash(secret);
	const token = newToken();
	return catalogue.update((draft) => {
		const key = draft.keys.find((each) => each.hash === hash && each.device === null && !each.revoked);
		if (!key) return null;
		key.device = keyHash(token);
		return { token, scope: key.scope };
	});
}
