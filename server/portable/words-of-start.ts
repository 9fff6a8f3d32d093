// The first argument of the one program file. Without any of these it starts the server.

/** Makes it the process that makes documents. */
export const makesDocuments = 'documents';
/** Makes it the process of a rehearsal. */
export const rehearses = 'repetition';
/** Makes it copy its folder to this computer and end. The next argument is the name of the manifest. */
export const copies = 'copie';
