// What the one file is started with besides nothing, which starts the server.

/** It becomes the process that makes documents. */
export const makesDocuments = 'documents';
/** It copies its folder to this computer, and ends. */
export const copies = 'copie';
