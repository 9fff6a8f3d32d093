// Keys: links that open more than one meeting. The laptop's key is made at each start and printed once. The laptop makes, lists and
// revokes the keys of a table's facilitators. Each is exchanged once for a token, and only hashes are kept.
import type { ListedKey } from '#api/listing.ts';
import { keyHash, type Scope } from './access.ts';
import { isRetold, newToken, tokenFor, type AskedSecret } from './identity.ts';
import { newId } from '../process/ids.ts';
import type { Catalogue, KeyRow } from '../store/catalogue-data.ts';
import type { CatalogueFile } from '../store/store.ts';

/** Resolves to the secret. It is kept nowhere, so only the caller knows it. */
export async function makeKey(catalogue: CatalogueFile, scope: Scope, madeAt: number): Promise<string> {
	const secret = newToken();
	await catalogue.update((draft) => {
		// Of the laptop's unused keys only the newest is valid.
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

/** Whether the secret can still be exchanged. */
export const isUnused = ({ keys }: Catalogue, secret: string): boolean =>
	keys.some(({ hash, device, revoked }) => hash === keyHash(secret) && device === null && !revoked);

export interface Exchanged {
	readonly token: string;
	readonly scope: Scope;
}

/** Null if the secret opens nothing or was used. The device that used it gets its token again for a minute. */
export async function exchangeKey(
	catalogue: CatalogueFile,
	{ secret, device }: AskedSecret,
	now: number
): Promise<Exchanged | null> {
	const hash = keyHash(secret);
	const isIt = (each: KeyRow): boolean => each.hash === hash && !each.revoked;
	if (!catalogue.data.keys.some(isIt)) return null; // a wrong secret causes no write
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

/** What the laptop is shown: no hashes. Newest first. */
export const keysOf = (keys: readonly KeyRow[], table: string): ListedKey[] =>
	keys
		.filter(({ scope }) => scope === table)
		.map(({ id, madeAt, device, revoked }) => ({ id, madeAt, used: device !== null, revoked }))
		.toReversed();

/** Revokes it for ever; it is on disk when this resolves. A second call changes nothing. False if the table has no such key. */
export const revokeKey = (catalogue: CatalogueFile, table: string, id: string): Promise<boolean> =>
	catalogue.update((draft) => {
		const key = draft.keys.find((each) => each.id === id && each.scope === table);
		if (key) key.revoked = true;
		return key !== undefined;
	});
