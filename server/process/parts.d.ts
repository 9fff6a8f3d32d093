// The types of single files of packages. The server loads these files and not the whole package, so that it starts sooner.
declare module 'qrcode/lib/core/qrcode.js' {
	export { create } from 'qrcode';
}
declare module 'qrcode/lib/renderer/utf8.js' {
	import type { QRCode } from 'qrcode';
	export function render(code: QRCode, options: { readonly margin: number }): string;
}
declare module 'rate-limiter-flexible/lib/RateLimiterMemory.js' {
	export { RateLimiterMemory as default } from 'rate-limiter-flexible';
}
declare module 'rate-limiter-flexible/lib/RateLimiterRes.js' {
	export { RateLimiterRes as default } from 'rate-limiter-flexible';
}
