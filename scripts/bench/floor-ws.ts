// The floor of a broadcast: only `ws`. It sends each message of a client to all clients.
import { once } from 'node:events';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
	socket.on('message', (bytes) => {
		for (const client of server.clients) client.send(bytes, { binary: false });
	});
});
await once(server, 'listening');
const address = server.address();
process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}\n`);
process.on('SIGTERM', () => process.exit(0));
