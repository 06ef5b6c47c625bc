import { createServer } from "node:net";

/** Whether a port can be listened on, on all addresses of this machine. */
export async function isFree(port: number): Promise<boolean> {
  for (const host of [undefined, "127.0.0.1"]) {
    if ((await tryListening(port, host)) === undefined) return false;
  }
  return true;
}

/** A port nobody listens on right now. */
export async function anyFreePort(): Promise<number> {
  const port = await tryListening(0, "127.0.0.1");
  if (port === undefined) throw new Error("This machine lets no port be opened on 127.0.0.1.");
  return port;
}

function tryListening(port: number, host: string | undefined): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ port, ...(host ? { host } : {}) }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}
