/** The oldest browsers of residents, from 2021. Files for phones use nothing newer (README, tests/e2e/oldest-files.test.ts). */
export const oldest = ['chrome90', 'safari14.1', 'firefox90'] as const;
