// The server of Node's http. An `import` of node:http would also load all else that it has, like its WebSocket, and with that fetch and
// HTTP/2: a tenth of the time that a start takes.
export const { createServer } = process.getBuiltinModule('node:http');
