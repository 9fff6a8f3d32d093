// The minutes of a meeting, once the server has made them: a busy one asks to come again, and a browser does not.
import { expect } from 'vitest';

/** `file`: the key of the meeting, with the ending and the language that are wanted. Without an ending it is the page. */
export async function madeMinutes(server: { readonly url: string }, file: string): Promise<string> {
	const address = `${server.url}/minutes/${file}`;
	let answer = await fetch(address);
	await expect
		.poll(async () => (answer = await fetch(address)).status, { timeout: 120_000, interval: 1000 })
		.toBe(200);
	return answer.text();
}
