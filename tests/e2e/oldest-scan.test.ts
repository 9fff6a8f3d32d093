// The scan of the phone's files finds what is newer than the oldest browsers, and lets through what they all know.
import { expect, test } from 'vitest';
import { newerMarkup } from '../support/browser/oldest/markup.ts';
import { newerScript } from '../support/browser/oldest/script.ts';
import { newerStyles } from '../support/browser/oldest/styles.ts';

test.each([
	...['x.at(-1)', 'x.findLast(f)', 'x.findLastIndex(f)', 'x.toSorted()', 'x.toReversed()', 'x.toSpliced(1)'],
	...['x.with(0, 1)', 'x.union(y)', 'x.isWellFormed()', 'Object.hasOwn(x, "y")', 'Object.groupBy(x, f)'],
	...['Promise.withResolvers()', 'Promise.try(f)', 'Array.fromAsync(x)', 'f(Array.fromAsync)'],
	...[
		'structuredClone(x)',
		'const copy = structuredClone',
		'window.structuredClone(x)',
		'[x].map(structuredClone)'
	],
	...['new BroadcastChannel("x")', 'new Temporal.Instant(1)', 'scheduler.yield()', 'requestIdleCallback(f)'],
	...[
		'crypto.randomUUID()',
		'f(crypto.randomUUID)',
		'crypto["randomUUID"]()',
		'const { randomUUID } = crypto'
	],
	...[
		'AbortSignal.timeout(9)',
		'AbortSignal.any([x])',
		'x.signal.throwIfAborted()',
		'navigator.wakeLock.request()'
	],
	...[
		'dialog.showModal()',
		'x.showPopover()',
		'x.togglePopover()',
		'x.checkVisibility()',
		'x.moveBefore(y, z)'
	],
	...['document.startViewTransition(f)', 'new Intl.Segmenter("fr")', 'Array.prototype.findLast.call(x, f)'],
	...[
		'class A { b = 1 }',
		'class A { #b() {} }',
		'class A { static {} }',
		'await x',
		'/(?<=a)b/.test(x)',
		'/a/v'
	],
	...['import x from "y" with { type: "json" }', 'const f = (x) => x?.signal.throwIfAborted()']
])('newer JavaScript is noticed: %s', (text) => {
	expect(newerScript(text)).not.toEqual([]);
});

test.each([
	...['x.findLast?.(f)', 'x.randomUUID?.()', 'window.structuredClone?.(x)', 'typeof structuredClone'],
	...['"structuredClone" in window', 'x.at = 1', 'f({ structuredClone: 1 })', 'x?.y ?? z', 'a ||= b'],
	...['Promise.any([x])', 'x.replaceAll("a", "b")', 'new AggregateError([])', 'crypto.getRandomValues(x)'],
	...[
		'Promise.allSettled([x])',
		'new WeakRef(x)',
		'x.flatMap(f)',
		'Object.fromEntries(x)',
		'queueMicrotask(f)'
	],
	...['import("./x.js")', 'import.meta.url', 'new AbortController().abort()', 'new ResizeObserver(f)']
])('JavaScript that all of them know passes: %s', (text) => {
	expect(newerScript(text)).toEqual([]);
});

test.each([
	...['a:focus-visible { color: red }', 'a:has(b) { color: red }', 'dialog:modal { color: red }'],
	...[
		'a { overflow: clip }',
		'a { aspect-ratio: 1 }',
		'a { block-size: 100dvh }',
		'a { inline-size: 10svh }'
	],
	...[
		'a { block-size: 9lvh }',
		'a { inline-size: 5cqi }',
		'a { margin: 1lh }',
		'a { color: color-mix(in srgb, red, blue) }'
	],
	...[
		'a { color: oklch(0 0 0) }',
		'a { color: lab(0 0 0) }',
		'a { color: light-dark(red, blue) }',
		'a { & b { color: red } }'
	],
	...[
		'a { b { color: red } }',
		'@layer x { a { color: red } }',
		'@container (inline-size > 9px) { a { color: red } }'
	],
	...['@scope (a) { b { color: red } }', '@property --x { syntax: "*"; inherits: false }'],
	...['a { @starting-style { color: red } }', 'a { translate: 1px }', 'a { rotate: 1deg }', 'a { scale: 2 }'],
	...[
		'a { accent-color: red }',
		'@media (inline-size < 9px) { a { color: red } }',
		'a { overflow-wrap: anywhere }'
	],
	...[
		'a { position-area: top }',
		'a { --x: 1dvh }',
		'a { block-size: 100dvh; block-size: 100vh }',
		'a { field-sizing: content }'
	]
])('a newer style is noticed: %s', (text) => {
	expect(newerStyles(text)).not.toEqual([]);
});

test.each([
	...['a { display: flex; gap: 1rem }', 'a { block-size: 100vh; block-size: 100dvh }', 'a { inset: 0 }'],
	...[
		'a { overflow: hidden; overflow: clip }',
		'a { padding: clamp(1px, 2vh, 3px) }',
		'a:is(b, c) { color: red }'
	],
	...[
		'@supports (aspect-ratio: 1) { a { aspect-ratio: 1 } }',
		'@media (min-width: 9px) { a { color: red } }'
	],
	...['@media (prefers-reduced-motion: reduce) { a { animation: none } }', 'a { margin-inline-start: 1rem }'],
	...['a { --clip: red; color: var(--clip) }', 'a::after { content: "clip" }', ':where(a) { color: red }']
])('a style that all of them know, or that has a fallback, passes: %s', (text) => {
	expect(newerStyles(text)).toEqual([]);
});

test.each(['<dialog></dialog>', '<div inert></div>', '<p popover="auto"></p>', '<search></search>'])(
	'newer markup is noticed: %s',
	(text) => {
		expect(newerMarkup(text)).toHaveLength(1);
	}
);
test.each(['<details open></details>', '<p class="inert" hidden></p>', '<input type="text" required>'])(
	'markup that all of them know passes: %s',
	(text) => {
		expect(newerMarkup(text)).toEqual([]);
	}
);
