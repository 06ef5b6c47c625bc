import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { closeChannel, openChannel } from "@/server/channel/open-channel";
import { handleDeviceRequest } from "@/server/device-routes";

/** The device routes on a port of their own. */
export type DeviceServer = Readonly<{ url: string; stop: () => Promise<void>; resume: () => Promise<void> }>;

/** Hears of each request before it is answered. */
type Overhearing = (req: IncomingMessage) => void;

/** Starts the device routes as the portal of this process. To be called before anything asks for PORTAL_URL. */
export async function startDeviceServer(overhear: Overhearing = () => undefined): Promise<DeviceServer> {
  const first = await listen(0, overhear);
  const { port } = first.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  process.env.PORTAL_URL = url;
  let server: Server | null = first;
  await openChannel();
  return {
    url,
    stop: async () => {
      const running = server;
      server = null;
      await closeChannel();
      running?.closeAllConnections();
      await new Promise((resolve) => (running ? running.close(resolve) : resolve(undefined)));
    },
    resume: async () => {
      if (server) return;
      await openChannel();
      server = await listen(port, overhear);
    },
  };
}

function listen(port: number, overhear: Overhearing): Promise<Server> {
  const server = createServer(async (req, res) => {
    overhear(req);
    if (await handleDeviceRequest(req, res)) return;
    res.writeHead(404).end("not a device route");
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}
