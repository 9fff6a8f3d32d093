/** The link or key by which a device came in, as a name of its lines. Once it is revoked, they are closed. */
export const passOf = {
	link: (boot: string, link: string) => `${boot}:link:${link}`,
	key: (key: string) => `key:${key}`
};
