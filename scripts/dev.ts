// The same server with Vite inside it, on the same port.
import { stopWhenOrphaned } from './orphan.ts';

if (process.env['npm_lifecycle_event']) stopWhenOrphaned();
process.env.NODE_ENV = 'development';
await import('#server/main.ts');
