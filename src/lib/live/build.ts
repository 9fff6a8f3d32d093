// After an update, a page of the former version may still be open. The server names its build in the first message of a line and in its
// answers; the page has the name of its own in its shell. Where they differ, the page loads anew, once for each build, so that a cache in
// between makes no circle. It waits while somebody types.
const key = 'tablee.renewed';
/** So long after the last letter nobody is in the middle of typing. */
const pauseMs = 20_000;
const lookMs = 1000;

let renewing: string | null = null;
let typedAt = -Infinity;
let field: EventTarget | null = null;

if (typeof document !== 'undefined')
	document.addEventListener('input', ({ target }) => ([typedAt, field] = [performance.now(), target]), true);

/** A field that was emptied, by sending or by hand, or that is gone, holds no words any more. */
const holdsWords = (): boolean =>
	field instanceof HTMLElement && field.isConnected && 'value' in field && field.value !== '';
const isTyping = (): boolean => holdsWords() && performance.now() - typedAt < pauseMs;

/** False if this page was loaded for that build already, or could not tell. */
function isNew(build: string): boolean {
	try {
		if (sessionStorage.getItem(key) === build) return false;
		sessionStorage.setItem(key, build);
		return sessionStorage.getItem(key) === build;
	} catch {
		return false;
	}
}

/** Whether the server has other pages than this one. Undefined where nobody says so, as in development. */
export function isFormer(build: string | null | undefined): boolean {
	const own = document.documentElement.dataset['build'];
	if (!build || !own || build === own) return false;
	if (renewing === build) return true;
	if (!isNew(build)) return false;
	renewing = build;
	return true;
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Loads the page anew, as soon as nobody types and nothing would be lost. */
export function renew(isReady: () => boolean = () => true, load = () => location.reload()): void {
	clearTimeout(timer);
	if (isTyping() || !isReady()) timer = setTimeout(() => renew(isReady, load), lookMs);
	else load();
}
