// The slips of coded votes. Their codes are made here, told once to whoever prints them, and kept as salted hashes: what
// a phone sends is hashed at the door, before anything else sees it.
import { Router } from 'express';
import * as v from 'valibot';
import type { ClientCommand } from '#meeting/command.ts';
import { slipCount } from '#meeting/limits.ts';
import { whole } from '#stream/text.ts';
import { accepted, parse, route, type Asking } from '../http/api.ts';
import { host } from '../room/folding.ts';
import type { Hall } from '../hall/hall.ts';
import { hashOf, newId, newKey } from './identity.ts';
import { qrPath } from '../hall/qr.ts';

/** A sheet after the other: what a printer takes at once. */
const making = v.object({ count: whole(...slipCount) });

/** As it is read from paper: in any case, with spaces, and with the digits that no code has. */
const lookAlike: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 8: 'B' };
const tidied = (code: string): string =>
	code
		.toUpperCase()
		.replace(/[^A-Z0-9]/g, '')
		.replace(/[018]/g, (digit) => lookAlike[digit] ?? digit);

const slipHash = (salt: string, code: string): string => hashOf(salt, `slip ${tidied(code)}`);

/** The command as the room may know it. */
export const blinded = (command: ClientCommand, salt: string): ClientCommand =>
	command.type === 'CastBallot' && command.code !== undefined
		? { ...command, code: slipHash(salt, command.code) }
		: command;

export function slips(hall: Hall, asking: Asking): Router {
	const router = Router();
	router.post(
		'/meetings/:id/slips',
		route<{ id: string }>(async (request) => {
			const { room, key } = await asking.facilitated(request);
			const codes = Array.from({ length: parse(making, request.body).count }, () => newKey());
			const id = newId();
			const hashes = codes.map((code) => slipHash(room.meeting.about.salt, code));
			accepted(await room.submit(host, id, { type: 'MakeSlips', hashes }));
			const made = Object.values(room.meeting.votes.slips).filter((slip) => slip.id.startsWith(`${id}.`));
			return {
				slips: made.map(({ number }, index) => {
					const code = codes[index] ?? '';
					return { number, code, qr: qrPath(`${hall.origin()}/#${key}.${code}`) };
				})
			};
		})
	);
	return router;
}
