// A phone in a process of its own, which can be frozen as a whole. It reports each time that it takes its seat.
import { io } from 'socket.io-client';
import { comingBack } from '#live/coming-back.ts';

interface Told {
	readonly version: object;
	readonly mine?: { readonly person: string | null };
}

const [url = '', meeting = '', token = ''] = process.argv.slice(2);
let have: object | undefined;
const socket = io(url, {
	path: '/live',
	transports: ['websocket'],
	auth: (give) => give({ meeting, token, role: 'resident', ...(have && { have }) }),
	...comingBack
});
socket.on('view', ({ version, mine }: Told) => {
	have = version;
	if (mine?.person === null)
		socket.emit('command', { id: `arrive-${process.pid}-0001`, command: { type: 'Arrive' } });
	if (mine?.person) process.stdout.write(`${mine.person}\n`);
});
process.stdin.on('end', () => process.exit(0)).resume();
