// The minutes of a meeting, once the server has made them: a busy one asks to come again, and a browser does not.
import { expect } from 'vitest';
import { tablesEdition } from '../reading.ts';

/** `behind`: the ending and the language that are wanted. Without an ending it is the page. */
export async function madeMinutes(
	server: { readonly url: string },
	made: { readonly id: string; readonly token: string },
	behind = ''
): Promise<string> {
	const address = await tablesEdition(server, made, behind);
	let answer = await fetch(address);
	await expect
		.poll(async () => (answer = await fetch(address)).status, { timeout: 120_000, interval: 1000 })
		.toBe(200);
	return answer.text();
}
