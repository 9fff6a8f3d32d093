// The one file of a folder that starts: the server, the process that makes documents with its thread, and the copying. Which of them
// it becomes is told by what it is started with.
import { isMainThread } from 'node:worker_threads';
import { copies, makesDocuments } from '../portable/words-of-start.ts';

if (!isMainThread) await import('../documents/child/work.ts');
else if (process.argv[2] === makesDocuments) await import('../documents/child/main.ts');
else if (process.argv[2] === copies) await import('../portable/copy.ts');
else await import('../portable/main.ts');
