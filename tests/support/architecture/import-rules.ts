// The table of who may import whom, as data. A zone is a place in the tree. A target is a zone or the
// name of a package. The test refuses every import that no row allows.

export type Zone = { readonly name: string; readonly topic: string };

const places: readonly [RegExp, string][] = [
	[/^src\/lib\/stream\/()/, 'stream'],
	[/^src\/lib\/meeting\/(?:minutes|extract)\/()/, 'meeting'], // they read all topics, as the root does
	[/^src\/lib\/meeting\/(\w[\w-]*)\/./, 'meeting-topic'],
	[/^src\/lib\/meeting\/()/, 'meeting'],
	[/^src\/lib\/table\/()/, 'table'], // the next kind of stream: there is no file of it yet
	[/^src\/lib\/api\/()/, 'api'],
	[/^src\/lib\/live\/()/, 'live'],
	[/^src\/lib\/i18n\/()/, 'i18n'],
	[/^src\/lib\/components\/ui\/()/, 'ui'],
	[/^src\/lib\/components\/(\w[\w-]*)\/./, 'component'],
	[/^src\/routes\/()/, 'routes'],
	[/^src\/()/, 'src'],
	[/^server\/(?:room|line|store)\/()/, 'engine'],
	[/^server\/()/, 'server'],
	[/^messages\/()/, 'messages'],
	[/^package\.json$()/, 'package']
];

export function zoneOf(path: string): Zone | null {
	for (const [pattern, name] of places) {
		const match = pattern.exec(path);
		if (match) return { name, topic: match[1] ?? '' };
	}
	return null;
}

const svelte = /^(svelte|svelte\/(?!store).*)$/;
const kit = /^(\$app\/.*|\$env\/static\/public|@sveltejs\/kit)$/;
const drawn = /^(lucide-static|@fontsource(-variable)?)\/.*$/;
const schema = /^valibot$/; // pure: a command's shape stands beside its type
const words = ['i18n', 'messages'];

/** Who may import which zones and which packages. One's own zone is always allowed. */
const table: Readonly<Record<string, { zones: readonly string[]; packages: readonly RegExp[] }>> = {
	// stream: what all kinds of stream share. It knows none of them.
	stream: { zones: [], packages: [schema] },
	'meeting-topic': { zones: ['meeting', 'stream'], packages: [schema] },
	meeting: { zones: ['meeting-topic', 'stream'], packages: [schema] },
	table: { zones: ['meeting', 'stream'], packages: [schema] },
	// Requests by http: bodies have the shapes of the domain. Pages take its types alone (one-way-by-http.test.ts).
	api: { zones: ['meeting', 'meeting-topic', 'table', 'stream'], packages: [schema] },
	live: {
		zones: ['api', 'meeting', 'meeting-topic', 'table', 'stream'],
		packages: [svelte, /^socket\.io-client$/]
	},
	// i18n: only the domain's types, so that it has words for what the domain names.
	i18n: { zones: ['messages', 'meeting', 'meeting-topic', 'stream'], packages: [svelte] },
	messages: { zones: [], packages: [] },
	// ui: also the libraries for dragging and for differences of texts, which know no domain.
	ui: { zones: [], packages: [svelte, drawn, /^svelte-dnd-action$/, /^diff$/] },
	component: {
		zones: ['api', 'meeting', 'meeting-topic', 'table', 'stream', 'live', 'ui', ...words],
		packages: [svelte, drawn]
	},
	routes: {
		zones: ['api', 'meeting', 'meeting-topic', 'table', 'stream', 'live', 'ui', 'component', 'src', ...words],
		packages: [svelte, kit, drawn]
	},
	src: { zones: ['live', 'ui', 'component', ...words], packages: [svelte, kit, drawn] },
	// engine: it is given a kind of stream, and knows none. It uses only files of the server that know none either.
	engine: {
		zones: ['stream', 'api', 'server', 'package', ...words],
		packages: [/^(?!svelte|\$|@sveltejs|socket\.io-client).*/]
	},
	server: {
		// i18n and messages: the server chooses a shell's language and writes the documents. package: it knows its version.
		zones: ['engine', 'api', 'meeting', 'meeting-topic', 'table', 'stream', 'package', ...words],
		packages: [/^(?!svelte|\$|@sveltejs|socket\.io-client).*/]
	}
};

const closed = new Set(['meeting-topic', 'component']); // topics that do not see each other

export function mayImportZone(from: Zone, to: Zone): boolean {
	if (from.name === to.name) return !closed.has(from.name) || from.topic === to.topic;
	return table[from.name]?.zones.includes(to.name) ?? false;
}

export function mayImportPackage(from: Zone, name: string): boolean {
	return table[from.name]?.packages.some((pattern) => pattern.test(name)) ?? false;
}
