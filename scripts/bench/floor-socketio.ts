// The floor of a command: Socket.IO, one line appended and flushed before it is acknowledged (those that come while a
// flush runs share the next), and five times a second the number of lines to everybody. No rule, no view, no role.
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Server } from 'socket.io';

const tickMs = 200;
const file = await open(join(process.env['DATA_DIR'] ?? '.', 'floor.jsonl'), 'a');
const http = createServer();
const io = new Server(http, {
	path: '/live',
	serveClient: false,
	transports: ['websocket'],
	perMessageDeflate: false,
	pingInterval: 5000,
	pingTimeout: 8000
});

interface Waiting {
	readonly line: string;
	readonly answer: (said: object) => void;
}
let waiting: Waiting[] = [];
let isFlushing = false;
let version = 0;
let ticking: NodeJS.Timeout | null = null;

async function flush(): Promise<void> {
	if (isFlushing) return;
	isFlushing = true;
	while (waiting.length > 0) {
		const batch = waiting;
		waiting = [];
		await file.appendFile(batch.map(({ line }) => line).join(''));
		await file.datasync();
		for (const { answer } of batch) answer({ version: (version += 1) });
		ticking ??= setTimeout(tell, tickMs);
	}
	isFlushing = false;
}

function tell(): void {
	ticking = null;
	io.emit('view', { version });
}

io.on('connection', (socket) => {
	socket.emit('view', { version });
	socket.on('command', (envelope: unknown, answer: (said: object) => void) => {
		waiting.push({ line: `${JSON.stringify(envelope)}\n`, answer });
		void flush();
	});
});
http.listen(0, '127.0.0.1');
await once(http, 'listening');
const address = http.address();
process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}\n`);
process.on('SIGTERM', () => process.exit(0));
