// Groups the lines that are sent the same: those of an audience, of a device, of a room, or of a pass. A message to a channel is encoded
// once. Each WebSocket sends the same bytes, which are a whole frame already; a line that polls gets the text.
import type { ViewMessage } from '../room/broadcast.ts';
import type { LiveSocket } from './live.ts';

export class Channels {
	readonly #lines = new Map<string, Set<LiveSocket>>();
	readonly #names = new Map<LiveSocket, readonly string[]>();

	join(line: LiveSocket, ...names: readonly string[]): void {
		this.#names.set(line, [...(this.#names.get(line) ?? []), ...names]);
		for (const name of names) {
			const lines = this.#lines.get(name);
			if (lines) lines.add(line);
			else this.#lines.set(name, new Set([line]));
		}
	}

	/** It is in no channel any more. */
	leave(line: LiveSocket): void {
		for (const name of this.#names.get(line) ?? []) {
			const lines = this.#lines.get(name);
			lines?.delete(line);
			if (lines?.size === 0) this.#lines.delete(name);
		}
		this.#names.delete(line);
	}

	/** A copy: whoever closes lines takes them out of it. */
	linesIn(name: string): readonly LiveSocket[] {
		return [...(this.#lines.get(name) ?? [])];
	}

	send(name: string, message: ViewMessage): void {
		const lines = this.#lines.get(name);
		if (!lines) return;
		const packet = `2${JSON.stringify(['view', message])}`;
		const once = { compress: true, wsPreEncodedFrame: [frameOf(`4${packet}`)] };
		for (const { conn } of lines) conn.write(packet, once);
	}
}

/** A WebSocket frame as a server sends it: a whole text, not masked (RFC 6455, 5.2). */
export function frameOf(text: string): Buffer {
	const bytes = Buffer.from(text);
	return Buffer.concat([headOf(bytes.length), bytes]);
}

const wholeText = 0x81;
function headOf(length: number): Buffer {
	if (length < 126) return Buffer.from([wholeText, length]);
	const head = Buffer.from([wholeText, length < 65_536 ? 126 : 127, 0, 0, 0, 0, 0, 0, 0, 0]);
	if (length >= 65_536) head.writeBigUInt64BE(BigInt(length), 2);
	else head.writeUInt16BE(length, 2);
	return length < 65_536 ? head.subarray(0, 4) : head;
}
