import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { disconnect } from "@/lib/platform/db/client";
import { closePool } from "@/lib/platform/db/pool";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { closeChannel, openChannel } from "@/server/channel/open-channel";
import { handleDeviceRequest } from "@/server/device-routes";
import { drain } from "@/server/drain";
import { logRequest } from "@/server/request-log";
import { contentSecurityPolicy, newNonce, type Serving, setSecurityHeaders } from "@/server/security-headers";
import { setNonce, setTrustedHeaders } from "@/server/trusted-headers";
import { startWorker } from "@/server/worker";

type Answer = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

const KEEP_ALIVE_MILLISECONDS = 65_000;

/** Serves the portal until stopped: devices in front, pages behind, jobs beside. */
export async function serve({ dev }: { dev: boolean }): Promise<{ stop: () => Promise<void> }> {
  const { PORT, PORTAL_URL, TRUSTED_PROXIES, WORKER } = env();
  const serving: Serving = { dev, https: PORTAL_URL.startsWith("https:") };
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MILLISECONDS });
  const pages = next({ dev, dir: process.cwd(), port: PORT, httpServer: server });
  await pages.prepare();
  const answerPage = withPolicy(pages.getRequestHandler(), serving);
  server.on("upgrade", pages.getUpgradeHandler());
  server.on("request", (req, res) => {
    setTrustedHeaders(req, TRUSTED_PROXIES);
    setSecurityHeaders(res, serving);
    logRequest(req, res);
    answer(req, res, answerPage).catch((error: unknown) => abandon(res, error));
  });
  await openChannel();
  server.listen(PORT);
  await once(server, "listening");
  const worker = WORKER ? await startWorker() : undefined;
  const stop = async () => {
    await closeChannel();
    await drain(server);
    await worker?.stop();
    await pages.close();
    await disconnect();
    await closePool();
  };
  return { stop };
}

async function answer(req: IncomingMessage, res: ServerResponse, answerPage: Answer): Promise<void> {
  if (!(await handleDeviceRequest(req, res))) await answerPage(req, res);
}

const withPolicy =
  (answerPage: Answer, serving: Serving): Answer =>
  (req, res) => {
    const nonce = newNonce();
    const policy = contentSecurityPolicy(nonce, serving);
    setNonce(req, nonce, policy);
    res.setHeader("content-security-policy", policy);
    return answerPage(req, res);
  };

function abandon(res: ServerResponse, error: unknown): void {
  log.error({ err: error }, "an answer broke");
  if (!res.headersSent) res.statusCode = 500;
  res.end();
}
