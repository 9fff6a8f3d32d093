// Draws QR codes as the path of an SVG, so that phones need no library for them. It takes only the parts of qrcode that it needs: the
// whole also loads what draws PNG files.
import { create } from 'qrcode/lib/core/qrcode.js';
import { render } from 'qrcode/lib/renderer/utf8.js';

/** A square of `size` modules, with the quiet margin of four modules on each side. */
export interface QrPath {
	readonly path: string;
	readonly size: number;
}

const margin = 4;

/** For when there is nothing to scan. */
export const noQr: QrPath = { path: '', size: 0 };

export function qrPath(text: string): QrPath {
	const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
	const rows = Array.from({ length: size }, (_, y) => row([...data.subarray(y * size, (y + 1) * size)], y));
	return { path: rows.join(''), size: size + 2 * margin };
}

/** Each run of dark modules is one rectangle. */
function row(modules: readonly number[], y: number): string {
	const runs = [...modules.join('').matchAll(/1+/g)];
	return runs
		.map(({ 0: run, index }) => `M${index + margin} ${y + margin}h${run.length}v1h-${run.length}z`)
		.join('');
}

export const qrInTerminal = (text: string): string => render(create(text), { margin: 2 });

const escaped = (text: string): string => text.replace(/[\\;,:"]/g, '\\$&');

/** The text that a phone's camera reads as "join this Wi-Fi". */
export const wifiText = (ssid: string, password: string): string =>
	password === ''
		? `WIFI:T:nopass;S:${escaped(ssid)};;`
		: `WIFI:T:WPA;S:${escaped(ssid)};P:${escaped(password)};;`;
