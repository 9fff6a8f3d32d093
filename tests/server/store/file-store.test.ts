import { storeSuite } from './suite.ts';
import { openFiles } from './support.ts';

storeSuite('files', () => openFiles());
