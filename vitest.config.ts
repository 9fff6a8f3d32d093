import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { drawings } from './scripts/drawings.ts';

// What a test awaits may take a while on a busy machine; it fails by what does not come, not by how long that takes.
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } };

// The workers and the servers that tests start compile nothing twice.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

// Without Svelte, tests are what Node itself runs, as the server is: nothing is rewritten first. Some folders' tests need it rewritten.
const byNode = { experimental: { viteModuleRunner: false, nodeLoader: false } };

// Groups run one after the other: two cores are not shared between a timing and a browser. Three workers where tests mostly wait.
export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'domain',
					...byNode,
					include: ['tests/{stream,meeting,architecture}/**/*.test.ts'],
					pool: 'threads',
					isolate: false,
					maxWorkers: 2,
					testTimeout: 60_000,
					sequence: { groupOrder: 0 }
				}
			},
			{
				plugins: [drawings(), svelte({ configFile: false })],
				resolve: { conditions: ['browser'] },
				test: {
					name: 'live',
					include: ['tests/{live,i18n,components}/**/*.test.ts'],
					environment: 'happy-dom',
					pool: 'threads',
					maxWorkers: 2,
					...patience,
					sequence: { groupOrder: 1 }
				}
			},
			{
				test: {
					name: 'server',
					...byNode,
					include: ['tests/{server,scripts}/**/*.test.ts'],
					pool: 'forks',
					isolate: false,
					maxWorkers: 3,
					...patience,
					sequence: { groupOrder: 2 }
				}
			},
			{
				// What a store must do, and rooms upon it, where the disk behaves as Windows does.
				test: {
					name: 'windows',
					...byNode,
					include: ['tests/server/store/**/*.test.ts', 'tests/server/room/{names,secret}.test.ts'],
					env: { DISK: 'windows' },
					pool: 'forks',
					isolate: false,
					maxWorkers: 3,
					...patience,
					sequence: { groupOrder: 2 }
				}
			},
			{
				test: {
					name: 'faults',
					...byNode,
					include: ['tests/faults/**/*.test.ts'],
					pool: 'forks',
					maxWorkers: 2,
					...patience,
					sequence: { groupOrder: 3 }
				}
			},
			{
				// Folders that start, as they are passed on.
				test: {
					name: 'portable',
					include: ['tests/portable/**/*.test.ts'],
					globalSetup: ['tests/support/portable/made.ts'],
					pool: 'forks',
					maxWorkers: 2,
					...patience,
					sequence: { groupOrder: 4 }
				}
			},
			{
				test: {
					name: 'hostile',
					...byNode,
					include: ['tests/hostile/**/*.test.ts'],
					pool: 'forks',
					maxWorkers: 2,
					...patience,
					sequence: { groupOrder: 5 }
				}
			},
			{
				test: {
					name: 'e2e',
					...byNode,
					include: ['tests/e2e/**/*.test.ts'],
					pool: 'forks',
					isolate: false,
					// A browser takes a core and more: a third one makes each slower, and all of them no faster.
					maxWorkers: 2,
					...patience,
					testTimeout: 300_000,
					hookTimeout: 90_000,
					sequence: { groupOrder: 6 }
				}
			},
			{
				// The folder for Windows, in Wine.
				test: {
					name: 'wine',
					include: ['tests/windows-folder/**/*.test.ts'],
					globalSetup: 'tests/support/windows-folder/build.ts',
					pool: 'forks',
					maxWorkers: 1,
					...patience,
					testTimeout: 120_000,
					hookTimeout: 120_000,
					sequence: { groupOrder: 7 }
				}
			}
		]
	}
});
