// The record, and the stages that wait or end.
export { default as Entries } from '../record/Entries.svelte';
export { default as Closing } from '../stages/Closing.svelte';
export { default as OffRecord } from '../stages/OffRecord.svelte';
export { default as Pause } from '../stages/Pause.svelte';
export { default as Readback } from '../stages/Readback.svelte';
