// The links that open more than one meeting: the laptop's, made anew at each start and printed once, and those of
// one table's facilitator, which the laptop makes, lists and revokes. Exchanged once for a token; only hashes are kept.
import type { ListedKey } from '#api/listing.ts';
import { keyHash, type Scope } from './access.ts';
import { isRetold, newId, newToken, tokenFor, type AskedSecret } from './identity.ts';
import type { Catalogue, KeyRow } from '../store/catalogue-data.ts';
import type { CatalogueFile } from '../store/store.ts';

/** Resolves to the secret, which is known to nobody else and kept nowhere. */
export async function makeKey(catalogue: CatalogueFile, scope: Scope, madeAt: number): Promise<string> {
	const secret = newToken();
	await catalogue.update((draft) => {
		// Of the laptop's links that were never used, the newest alone is good.
		draft.keys = draft.keys.filter((key) => scope !== 'laptop' || key.scope !== scope || key.device !== null);
		draft.keys.push({
			id: newId(),
			hash: keyHash(secret),
			scope,
			madeAt,
			device: null,
			usedAt: null,
			revoked: false
		});
	});
	return secret;
}

/** Whether it waits for somebody to use it. */
export const isUnused = ({ keys }: Catalogue, secret: string): boolean =>
	keys.some(({ hash, device, revoked }) => hash === keyHash(secret) && device === null && !revoked);

export interface Exchanged {
	readonly token: string;
	readonly scope: Scope;
}

/** Null where the secret opens nothing, or has been used: but by this very device, and a moment ago. */
export async function exchangeKey(
	catalogue: CatalogueFile,
	{ secret, device }: AskedSecret,
	now: number
): Promise<Exchanged | null> {
	const hash = keyHash(secret);
	const isIt = (each: KeyRow): boolean => each.hash === hash && !each.revoked;
	if (!catalogue.data.keys.some(isIt)) return null; // nothing is written for a guess
	const token = tokenFor(secret, device);
	return catalogue.update((draft) => {
		const key = draft.keys.find(isIt);
		if (!key) return null;
		if (key.device !== null && !isRetold({ ...key, now }, keyHash(token))) return null;
		key.usedAt ??= now;
		key.device = keyHash(token);
		return { token, scope: key.scope };
	});
}

/** As the laptop sees them: no hash of anything. Newest first. */
export const keysOf = (keys: readonly KeyRow[], table: string): ListedKey[] =>
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
