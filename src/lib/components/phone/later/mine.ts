// What was noted of the phone's owner, with its questions.
export { default as MyWords } from '../record/MyWords.svelte';
