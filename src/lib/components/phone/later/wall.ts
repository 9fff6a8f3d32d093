// The wall.
export { default as WallStage } from '../wall/WallStage.svelte';
