// Closes a line that nobody reads: a device asleep, or a client that only says that it is there. The server would have to hold every message
// for it. What counts is how long and how many bytes wait, never how many messages came at once, because a hundred answers to a hundred
// commands are no fault of a reader.
import type { Socket } from 'socket.io';
import type { UnreadPatience } from './limits.ts';

type Line = Pick<Socket['conn'], 'on' | 'close' | 'transport'>;

/** So many bytes may wait behind the message on its way, which may be a view of any size. */
export const mostWaiting = 1024 * 1024;
export function dropWhenStalled(line: Line, patience: UnreadPatience): void {
	let waiting = 0;
	let movedAt = performance.now();
	let look: NodeJS.Timeout | undefined;
	const seen = (): void => {
		look = undefined;
		if (waiting === 0 && isTaken(line)) return;
		if (performance.now() - movedAt > patience.line) cutOff(line);
		else look = setTimeout(seen, patience.look);
	};
	line.on('packetCreate', ({ data }: { data?: string | Buffer }) => {
		if (waiting > mostWaiting) cutOff(line);
		waiting += data?.length ?? 1;
		look ??= setTimeout(seen, patience.look);
	});
	// The transport has taken all that waited, because what it took before is out.
	line.on('drain', () => {
		waiting = 0;
		movedAt = performance.now();
	});
	line.on('close', () => clearTimeout(look));
}

/** The bytes that the transport took are out. A poll carries them in its answer, and a WebSocket says so itself. */
const isTaken = ({ transport }: Line): boolean => transport.name === 'polling' || transport.writable;

function cutOff(line: Line): void {
	const { transport } = line;
	line.close(true);
	// Otherwise what waits would be held until the other side says goodbye, and it never reads.
	if ('socket' in transport && isWebSocket(transport.socket)) transport.socket.terminate();
}

const isWebSocket = (socket: unknown): socket is { terminate: () => void } =>
	typeof socket === 'object' && socket !== null && 'terminate' in socket;
