// Builds if that is needed, then becomes the server: one process, so a signal has nobody to miss.
import { build, isBuilt } from './built.ts';

process.env.NODE_ENV ??= 'production';
if (!isBuilt()) {
	console.log('Building the pages…');
	const code = await build();
	if (code !== 0) process.exit(code);
}
await import('#server/main.ts');
