// What is done with the minutes after the end.
export { default as Corrections } from '../minutes/Corrections.svelte';
