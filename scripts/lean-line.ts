// What socket.io-client holds for lines that no phone has: WebTransport asks for https, which a hall has not, and what goes over
// the line is JSON (PROTOCOL.md), with no binary parts to take out and put back. WebSocket and polling stay.
import type { Plugin } from 'vite';

const leaner: readonly (readonly [RegExp, string])[] = [
	[/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/, 'export class WT {}'],
	[
		/socket\.io-parser\/build\/esm\/is-binary\.js$/,
		'export const isBinary = () => false; export const hasBinary = isBinary;'
	],
	[
		/socket\.io-parser\/build\/esm\/binary\.js$/,
		'export const deconstructPacket = (packet) => ({ packet, buffers: [] }); export const reconstructPacket = (packet) => packet;'
	]
];

export function leanLine(): Plugin {
	const met = new Set<RegExp>();
	return {
		name: 'tablee:lean-line',
		enforce: 'pre',
		load(id) {
			const [module, code] = leaner.find(([each]) => each.test(id.replaceAll('\\', '/'))) ?? [];
			if (module) met.add(module);
			return code ?? null;
		},
		buildEnd(fault) {
			const missed = leaner.flatMap(([module]) => (met.has(module) ? [] : [module.source]));
			if (!fault && missed.length > 0)
				this.error(`socket.io-client has no such file any more: ${missed.join(', ')}`);
		}
	};
}
