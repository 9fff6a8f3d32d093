// The links that open more than one meeting: the laptop's, made anew at each start and printed once, and those of
// one table's facilitator, which the laptop makes, lists and revokes. Exchanged once for a token; only hashes are kept.
import { keyHash, type Scope } from './access.ts';
import { newId, newToken } from './identity.ts';
import type { KeyRow } from './store/catalogue-data.ts';
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

/** A key as the laptop sees it: no hash of anything. */
export interface KeyShown {
	readonly id: string;
	readonly madeAt: number;
	readonly used: boolean;
	readonly revoked: boolean;
}

/** Newest first. */
export const keysOf = (keys: readonly KeyRow[], table: string): KeyShown[] =>
	keys
		.filter(({ scope }) => scope === table)
		.map(({ id, madeAt, device, revoked }) => ({ id, madeAt, used: device !== null, revoked }))
		.toReversed();

/** For good, and on disk before it resolves; said twice, nothing happens. False where the table has no such key. */
export const revokeKey = (catalogue: CatalogueFile, table: string, id: string): Promise<boolean> =>
	catalogue.update((draft) => {
		const key = draft.keys.find((each) => each.id === id && each.scope === table);
		if (key) key.revoked = true;
		return key !== undefined;
	});
