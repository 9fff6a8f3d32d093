// The sheets that open above a stage.
export { default as OtherHands } from '../floor/OtherHands.svelte';
export { default as MarkedLeft } from '../people/MarkedLeft.svelte';
export { default as NameDialog } from '../people/NameDialog.svelte';
