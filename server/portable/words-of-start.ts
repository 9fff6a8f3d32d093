// The first argument of the one file. Without one of these it starts the server.

/** It becomes the process that makes documents. */
export const makesDocuments = 'documents';
/** It copies its folder to this computer, and ends. The name of the manifest follows. */
export const copies = 'copie';
