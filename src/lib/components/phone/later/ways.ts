// The way in by a typed code, and the page before the doors open.
export { default as CodeEntry } from '../CodeEntry.svelte';
export { default as Preparing } from '../stages/Preparing.svelte';
