// The process of a rehearsal: a whole server of its own, on a folder of its own, with residents who are simulated. It shares nothing with
// the server that started it, so nothing of a rehearsal can come into a real list, minutes or file. It ends with its parent, and its
// folder goes.
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { onFirstFree } from '../portable/ports.ts';
import { inBackground } from '../process/background.ts';
import { openLog } from '../process/log.ts';
import { wordsIn } from '../process/words.ts';
import { startServer } from '../start.ts';
import { welcomeGuests } from './guests.ts';
import { Laptop } from './laptop.ts';
import { readOrder, type Place } from './order.ts';
import { rehearsedGuests, rehearsedIdeas, rehearsedPlan } from './plan.ts';
import { comeAndLive } from './residents.ts';

const residents = 40;
process.on('disconnect', () => process.exit(0));
const [order]: unknown[] = await once(process, 'message');
const { language, folder, host, ports, hall } = readOrder(order);
const words = wordsIn(language);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const server = await onFirstFree(ports, host, (port) =>
	startServer({
		host,
		port,
		dataDir: join(folder, 'data'),
		stateDir: join(folder, 'state'),
		log: openLog('silent'),
		mark: words.t('rehearsal.mark')
	})
);
if (!server) process.exit(1);
const laptop = await Laptop.enter(server.url, server.laptopSecret);
await laptop.settle(hall);
const table = await laptop.makeTable(words.t('rehearsal.table'));
const { meeting, key } = await laptop.makeMeeting(table, words.t('rehearsal.meeting'), rehearsedPlan(words));
await welcomeGuests(laptop, meeting, rehearsedGuests(words));
comeAndLive({ server: server.url, key, count: residents, ideas: rehearsedIdeas(words) });

/** Each question of the parent is answered by a new link, because a link serves once. */
const answer = async (): Promise<void> => {
	const place: Place = { port: server.port, link: await laptop.linkTo(meeting) };
	process.send?.(place);
};
/** Without an answer the parent would wait: it is told by the end. */
process.on('message', () => inBackground(answer(), () => process.exit(1)));
process.send?.('ready');
