import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Refusal } from "@/lib/domain/refusal";
import { disconnect } from "@/lib/platform/db/client";
import { closePool } from "@/lib/platform/db/pool";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { closeChannel, openChannel } from "@/server/channel/open-channel";
import { problemAnswer, send } from "@/server/device-answer";
import { handleDeviceRequest } from "@/server/device-routes";
import { drain } from "@/server/drain";
import type { Answer, Pages } from "@/server/pages";
import { logRequest } from "@/server/request-log";
import { type Serving, setSecurityHeaders } from "@/server/security-headers";
import { setTrustedHeaders } from "@/server/trusted-headers";
import { startWorker } from "@/server/worker";

const KEEP_ALIVE_MILLISECONDS = 65_000;

/** Serves the portal until stopped: devices in front, pages behind, jobs beside; or what of it SERVE names. */
export async function serve({ dev }: { dev: boolean }): Promise<{ stop: () => Promise<void> }> {
  const { PORT, PORTAL_URL, SERVE, SHARE_PORT, TRUSTED_PROXIES, WORKER } = env();
  const serving: Serving = { dev, https: PORTAL_URL.startsWith("https:") };
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MILLISECONDS });
  const pages = SERVE === "devices" ? undefined : await preparePages(server, PORT, serving);
  const answer = answerBy({ withDevices: SERVE !== "pages", pages });
  server.on("request", (req, res) => {
    setTrustedHeaders(req, TRUSTED_PROXIES);
    setSecurityHeaders(res, serving);
    logRequest(req, res);
    answer(req, res).catch((error: unknown) => abandon(res, error));
  });
  if (SERVE !== "pages") await openChannel();
  server.listen({ port: PORT, reusePort: SHARE_PORT });
  await once(server, "listening");
  const worker = WORKER ? await startWorker() : undefined;
  const stop = async () => {
    await closeChannel();
    await drain(server);
    await worker?.stop();
    await pages?.close();
    await disconnect();
    await closePool();
  };
  return { stop };
}

/** A process for devices alone does without the web framework, and its memory. */
async function preparePages(server: Server, port: number, serving: Serving): Promise<Pages> {
  const { openPages } = await import("@/server/pages");
  return openPages(server, port, serving);
}

type Parts = Readonly<{ withDevices: boolean; pages: Pages | undefined }>;

const answerBy =
  ({ withDevices, pages }: Parts): Answer =>
  async (req, res) => {
    if (withDevices && (await handleDeviceRequest(req, res))) return;
    if (pages) await pages.answer(req, res);
    else answerNothing(req, res);
  };

function answerNothing({ url = "/" }: IncomingMessage, res: ServerResponse): void {
  const [path = "/"] = url.split("?", 1);
  send(res, problemAnswer(new Refusal("not_found"), path));
}

function abandon(res: ServerResponse, error: unknown): void {
  log.error({ err: error }, "an answer broke");
  if (!res.headersSent) res.statusCode = 500;
  res.end();
}
