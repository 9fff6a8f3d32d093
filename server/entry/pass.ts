/** By what a device came in: when it is good no more, its lines are closed. */
export const passOf = {
	link: (boot: string, link: string) => `${boot}:link:${link}`,
	key: (key: string) => `key:${key}`
};
