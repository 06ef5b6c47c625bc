import type { Server } from "node:http";

const PATIENCE_MILLISECONDS = 10_000;
const LOOK_MILLISECONDS = 50;

/** Takes no new requests, lets those under way finish, and in the end cuts what will not. */
export function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MILLISECONDS);
    // A connection that has had its answer stays open for the next request, which nobody would take any more.
    const look = setInterval(() => server.closeIdleConnections(), LOOK_MILLISECONDS);
    server.close(() => {
      clearTimeout(patience);
      clearInterval(look);
      resolve();
    });
  });
}
