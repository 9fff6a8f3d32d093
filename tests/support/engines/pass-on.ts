// Passes connections on, byte for byte.
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A port of the loopback, or the path of a socket. */
type Place = number | string;

const reach = (place: Place): Socket =>
	typeof place === 'number' ? connect(place, '127.0.0.1') : connect(place);

export function passOn(from: Place, to: Place): Server {
	const server = createServer((near) => {
		const far = reach(to);
		near.pipe(far).pipe(near);
		near.on('error', () => far.destroy()).on('close', () => far.destroy());
		far.on('error', () => near.destroy()).on('close', () => near.destroy());
	});
	return typeof from === 'number' ? server.listen(from, '127.0.0.1') : server.listen(from);
}
