// A page in the browser that says why Tablée did not start. Its window is minimised, and closes with the process. This process serves the
// page once: a file could perhaps not be written, and some browsers may not read one.
import { once } from 'node:events';
import { wordsIn } from '../process/words.ts';
import { escapedHtml } from '../http/pages.ts';
import { createServer } from '../process/http.ts';
import { openBrowser } from './browser.ts';

const { t } = wordsIn('fr');
/** The page stays this long, because somebody may load it again. */
const shownForMs = 60_000;

const faultPage = (sentence: string): string => `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapedHtml(t('portable.fault.title'))}</title>
<style>body{margin:0;padding:2rem 1.25rem;background:#FBF7F0;color:#16232F;font:1.25rem/1.5 system-ui,sans-serif}
main{max-inline-size:34rem;margin-inline:auto}</style></head>
<body><main><h1>${escapedHtml(t('portable.fault.title'))}</h1><p>${escapedHtml(sentence)}</p><p>${escapedHtml(t('portable.fault.after'))}</p></main></body>
</html>
`;

/** Resolves once the page was there for long enough, or at once if there is no browser. */
export async function showFault(sentence: string): Promise<void> {
	const server = createServer((_request, response) => {
		response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
		response.end(faultPage(sentence));
	});
	try {
		await once(server.listen(0, '127.0.0.1'), 'listening');
		const address = server.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		if (!(await openBrowser(`http://127.0.0.1:${port}/`))) return;
		await new Promise((resolve) => setTimeout(resolve, shownForMs));
	} catch {
		// then the window has to say all
	} finally {
		server.close();
		server.closeAllConnections();
	}
}
