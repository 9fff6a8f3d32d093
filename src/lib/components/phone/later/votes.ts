// The kinds of vote that do not come with the page, what a slip asks, and results.
export { phoneKinds } from '../vote/phone-kinds.ts';
export { default as SlipCode } from '../vote/SlipCode.svelte';
export { default as VoteResult } from '../vote/VoteResult.svelte';
