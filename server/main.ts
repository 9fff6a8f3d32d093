// A placeholder: serves the built shells, or Vite's in development, and stops when asked.
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import express from 'express';
import sirv from 'sirv';

const app = express();
const server = createServer(app);
const root = resolve(import.meta.dirname, '..');

if (process.env['NODE_ENV'] === 'development') {
	const { createServer: createVite } = await import('vite');
	const vite = await createVite({ root, server: { middlewareMode: true, hmr: { server } } });
	app.use(vite.middlewares);
} else {
	app.use(sirv(resolve(root, 'build'), { gzip: true, brotli: true }));
}

const stop = () => {
	server.close(() => process.exit(0));
	server.closeAllConnections();
};
process.on('SIGTERM', stop).on('SIGINT', stop);
server.listen(Number(process.env['PORT'] ?? 3000), process.env['HOST'] ?? '0.0.0.0', () => {
	process.stdout.write(`Tablée: ${JSON.stringify(server.address())}\n`);
});
