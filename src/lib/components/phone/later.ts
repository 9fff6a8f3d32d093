// What no phone needs to give its first ballot: one file, fetched when something of it is to be shown, and ahead once
// the line is idle. Each of these has its styles within (`css="injected"`), for a style sheet that did not come is never
// asked for again.
export { default as CodeEntry } from './CodeEntry.svelte';
export { default as OtherHands } from './floor/OtherHands.svelte';
export { default as NameDialog } from './people/NameDialog.svelte';
export { default as MyWords } from './record/MyWords.svelte';
export { default as Closing } from './stages/Closing.svelte';
export { default as Pause } from './stages/Pause.svelte';
export { default as Preparing } from './stages/Preparing.svelte';
export { default as Readback } from './stages/Readback.svelte';
export { phoneKinds } from './vote/phone-kinds.ts';
export { default as SlipCode } from './vote/SlipCode.svelte';
export { default as VoteResult } from './vote/VoteResult.svelte';
export { default as WallStage } from './wall/WallStage.svelte';
