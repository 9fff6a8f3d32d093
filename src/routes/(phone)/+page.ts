// The shell starts nothing by itself. The server puts the phone's files into it (server/http/pages.ts).
export const csr = false;
