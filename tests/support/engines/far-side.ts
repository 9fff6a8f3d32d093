// Runs inside the hall for into-hall.ts, until it is killed.
import { passOn } from './pass-on.ts';

const [socket = '', port = ''] = process.argv.slice(2);
passOn(socket, Number(port)).on('listening', () => process.stdout.write('open\n'));
