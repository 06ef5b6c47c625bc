import type { Server } from "node:http";

const PATIENCE_MILLISECONDS = 10_000;

/** Takes no new requests, lets those under way finish, and in the end cuts what will not. */
export function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MILLISECONDS);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
