// The same server with Vite inside it, on the same port.
process.env.NODE_ENV = 'development';
await import('#server/main.ts');
