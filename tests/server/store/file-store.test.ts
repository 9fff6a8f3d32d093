import { storeSuite } from '../../support/store/suite.ts';
import { openFiles } from '../../support/store/folder.ts';

storeSuite('files', () => openFiles());
