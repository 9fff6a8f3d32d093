import { build } from './built.ts';

process.exitCode = await build();
