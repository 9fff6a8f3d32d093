// Starts every npm script that runs TypeScript. It is plain JavaScript, so that a Node that is too old for .ts answers with a sentence and
// not with a stack trace.
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
// Keeps the compiled code, so that the next start compiles nothing. If it cannot be kept, it is compiled again.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
const [name, ...rest] = process.argv.slice(2);
process.argv.splice(2, process.argv.length, ...rest);
if (process.env.npm_lifecycle_event) (await import('./orphan.ts')).stopWhenOrphaned();
await import(`./${name}.ts`);
