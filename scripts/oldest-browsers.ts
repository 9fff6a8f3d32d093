/** The oldest browsers of residents, all of spring and summer 2021: what is built for a phone holds nothing newer (README, tests/e2e/oldest-files.test.ts). */
export const oldest = ['chrome90', 'safari14.1', 'firefox90'] as const;
