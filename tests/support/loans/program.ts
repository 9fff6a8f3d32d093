// A server of the test kind as a process of its own, for the bench and for whoever kills it. It says its address, and ends when it is told to.
import { shelf } from './door.ts';
import { openShelfStore, shelvesIn, startShelf } from './serving.ts';

const store = await openShelfStore(process.env['DATA_DIR'] ?? '.');
await shelvesIn(store)
	.create(shelf)
	.catch(() => undefined); // it is there already
const server = await startShelf(store);
process.stdout.write(`${server.url}\n`);
process.on('SIGTERM', () => {
	void server
		.close()
		.then(() => store.close())
		.finally(() => process.exit(0));
});
