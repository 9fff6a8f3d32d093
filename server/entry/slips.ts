// The slips of coded votes. Their codes are made here, shown once to whoever prints them, and kept as salted hashes only. A code
// that a phone sends is hashed at the door, before any other part sees it.
import type { Command } from '#meeting/command.ts';
import { lettersOf } from '#stream/typed-code.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { accepted } from '../http/refused.ts';
import { host } from '../room/room.ts';
import type { Hall } from '../hall/hall.ts';
import { hashOf, newKey } from './identity.ts';
import { newId } from '../process/ids.ts';
import { qrPath } from '../hall/qr.ts';

const slipHash = (salt: string, code: string): string => hashOf(salt, `slip ${lettersOf(code)}`);

/** The command for the room: it has the hash of the code, never the code. */
export const blinded = (command: Command, salt: string): Command =>
	command.type === 'CastBallot' && command.code !== undefined
		? { ...command, code: slipHash(salt, command.code) }
		: command;

export const slipRoutes = (hall: Hall): HandlersOf<'POST /meetings/:meeting/slips'> => ({
	'POST /meetings/:meeting/slips': async ({ hosted: { room, key }, body }) => {
		const codes = Array.from({ length: body.count }, () => newKey());
		const id = newId();
		const hashes = codes.map((code) => slipHash(room.state.about.salt, code));
		accepted(await room.submit(host, id, { type: 'MakeSlips', hashes }));
		const made = Object.values(room.state.votes.slips).filter((slip) => slip.id.startsWith(`${id}.`));
		return {
			slips: made.map(({ number }, index) => {
				const code = codes[index] ?? '';
				return { number, code, qr: qrPath(`${hall.origin()}/#${key}.${code}`) };
			})
		};
	}
});
