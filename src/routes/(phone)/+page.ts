// The shell begins nothing by itself: the server names the phone's files in it (server/http/pages.ts).
export const csr = false;
