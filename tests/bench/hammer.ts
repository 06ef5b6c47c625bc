import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** Requests to send, ready made, to a port of this machine. Each is taken once. */
export type Blows = Readonly<{
  port: number;
  requests: readonly Buffer[];
  connections: number;
  status: number;
}>;

const END_OF_HEAD = "\r\n\r\n";

/**
 * Sends requests over a few connections that are kept alive, on each the next one as soon as the last was answered,
 * and answers how many there were. It reads only as much of an answer as it must, so that it does not measure itself.
 */
export async function hammer({ port, requests, connections, status }: Blows): Promise<number> {
  let next = 0;
  const take = () => requests[next++];
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ port, host: "127.0.0.1", noDelay: true });
      // Whatever becomes of a connection is told by its exchange; nothing else may end the measurement.
      socket.on("error", () => undefined);
      await once(socket, "connect");
      await exchange(socket, take, `HTTP/1.1 ${status}`);
      socket.destroy();
    }),
  );
  return requests.length;
}

function exchange(socket: Socket, take: () => Buffer | undefined, expected: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = "";
    const send = () => {
      const request = take();
      if (request) socket.write(request);
      else resolve();
    };
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (!isWhole(text)) return;
      if (!text.startsWith(expected)) return reject(new Error(`Not ${expected}: ${text.slice(0, 400)}`));
      text = "";
      send();
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("The connection was closed.")));
    send();
  });
}

function isWhole(text: string): boolean {
  const head = text.indexOf(END_OF_HEAD);
  if (head === -1) return false;
  const [, length] = /content-length: (\d+)/i.exec(text.slice(0, head)) ?? [];
  if (length !== undefined) return text.length >= head + END_OF_HEAD.length + Number(length);
  return !/transfer-encoding: chunked/i.test(text.slice(0, head)) || text.endsWith("0\r\n\r\n");
}
