import { join, resolve } from 'node:path';
import { openLog } from '../log.ts';
import { startServer } from '../start.ts';
import { stateFolder } from '../state-folder.ts';
import { dataName, ownFolder } from './folders.ts';

const running = await startServer({
	host: process.env['HOST'] || '0.0.0.0',
	port: Number(process.env['PORT'] || 3000),
	dataDir: resolve(process.env['DATA_DIR'] || join(ownFolder(), dataName)),
	stateDir: stateFolder(),
	log: openLog('warn')
});
process.stdout.write(`${running.url}/enter#${running.laptopSecret}\n`);
