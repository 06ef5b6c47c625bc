import { once } from "node:events";
import { Agent, createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { drain } from "@/server/drain";

test("what is under way is answered, and a connection kept open for more holds nobody up", async () => {
  const waiting = Promise.withResolvers<void>();
  const server = createServer({ keepAliveTimeout: 60_000 }, (_req, res) => {
    void waiting.promise.then(() => res.end("done"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const request = get({ port, host: "127.0.0.1", agent });
  await once(server, "request");
  const drained = drain(server);
  waiting.resolve();
  const [response] = (await once(request, "response")) as [IncomingMessage];
  expect(await text(response)).toBe("done");
  await drained;
  agent.destroy();
  // Sooner than the connection would be closed by itself.
}, 30_000);
