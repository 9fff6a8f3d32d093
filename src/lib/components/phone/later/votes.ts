// The kinds of vote that come later, the code of a slip, and results.
export { phoneKinds } from '../vote/phone-kinds.ts';
export { default as SlipCode } from '../vote/SlipCode.svelte';
export { default as VoteResult } from '../vote/VoteResult.svelte';
