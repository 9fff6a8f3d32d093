// The one program file of a portable folder. It is the server, the process that makes documents, the thread of that process, the process
// of a rehearsal, or the copying. The way in which it is started decides which.
import { isMainThread } from 'node:worker_threads';
import { copies, makesDocuments, rehearses } from '../portable/words-of-start.ts';

if (!isMainThread) await import('../documents/child/work.ts');
else if (process.argv[2] === makesDocuments) await import('../documents/child/main.ts');
else if (process.argv[2] === rehearses) await import('../rehearsal/child.ts');
else if (process.argv[2] === copies) await import('../portable/copy.ts');
else await import('../portable/main.ts');
