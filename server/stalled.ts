// A reader that does not read (a phone asleep with its line still up) would make the server hold every message
// for it. After enough of them its line is closed; it comes back, says what it has, and gets the rest.
import type { Socket } from 'socket.io';

const mostUnread = 100;

export function dropWhenStalled(line: Socket['conn']): void {
	let unread = 0;
	line.on('packetCreate', () => {
		unread += 1;
		if (unread > mostUnread) line.close(true);
	});
	line.on('drain', () => {
		unread = 0;
	});
}
