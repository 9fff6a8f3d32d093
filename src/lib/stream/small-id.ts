// What a short or derived id may be. It lies apart from the schemas, which clients do not load.

/** Url-safe, and at most 40 characters. */
export const smallIds = /^[A-Za-z0-9_.-]{1,40}$/;

/** Ids are keys of plain records: none is the name of something every object has. */
export const isSmallId = (id: string): boolean => smallIds.test(id) && !(id in Object.prototype);
