// The door of every npm script that runs our TypeScript. Plain JavaScript, so that a Node too old to
// read .ts answers with a sentence instead of a stack trace.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
	console.error(
		`Tablée needs Node 22.18 or newer, and this is ${process.version}. On Linux and Windows ` +
			'`npm ci --include=optional` brings the right one; elsewhere install it from nodejs.org.'
	);
	process.exit(1);
}
// Compiled once: a start then reads no TypeScript and parses no library. Where it cannot be kept, it is done again.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
const [name, ...rest] = process.argv.slice(2);
process.argv.splice(2, process.argv.length, ...rest);
if (process.env.npm_lifecycle_event) (await import('./orphan.ts')).stopWhenOrphaned();
await import(`./${name}.ts`);
