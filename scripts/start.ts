// Builds if needed, then becomes the server. It is one process, so every signal reaches the server.
import { build, isBuilt } from './built.ts';
import { wordsIn } from '#server/process/words.ts';

process.env.NODE_ENV ??= 'production';
if (!isBuilt()) {
	console.log(wordsIn('fr').t('terminal.building'));
	const code = await build();
	if (code !== 0) process.exit(code);
}
await import('#server/main.ts');
