import { createServer } from 'node:net';

/** Distances from the API's port at which the embedded backend listens for its other parts. */
const OFFSETS = [0, 3, 4, 10];

/** An API port whose neighbours, which the embedded backend uses too, are free as well. */
export async function findBackendPort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all(OFFSETS.map((offset) => isFree(port + offset)));
    if (free.every(Boolean)) return port;
  }
  throw new Error('No free port was found in 50 attempts between 20000 and 40000.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
