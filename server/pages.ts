import type { IncomingMessage, Server, ServerResponse } from "node:http";
import next from "next";
import { env } from "@/lib/platform/env";
import { contentSecurityPolicy, newNonce, type Serving } from "@/server/security-headers";
import { isForeignWrite, usableAddress } from "@/server/page-requests";
import { setNonce } from "@/server/trusted-headers";

const FORBIDDEN = 403;

/** Answers a request. */
export type Answer = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** The pages, ready to answer. */
export type Pages = Readonly<{ answer: Answer; close: () => Promise<void> }>;

/** Prepares the web framework behind a server. Each answer carries a policy and a nonce of its own. */
export async function openPages(server: Server, port: number, serving: Serving): Promise<Pages> {
  const pages = next({ dev: serving.dev, dir: process.cwd(), port, httpServer: server });
  await pages.prepare();
  server.on("upgrade", pages.getUpgradeHandler());
  return { answer: withPolicy(pages.getRequestHandler(), serving), close: () => pages.close() };
}

const withPolicy =
  (answerPage: Answer, serving: Serving): Answer =>
  async (req, res) => {
    const nonce = newNonce();
    const policy = contentSecurityPolicy(nonce, serving);
    setNonce(req, nonce, policy);
    res.setHeader("content-security-policy", policy);
    if (isForeignWrite(req, env().PORTAL_URL)) return refuseForeign(res);
    req.url = usableAddress(req.url ?? "/");
    await answerPage(req, res);
  };

/** Nobody who used the portal itself reads this. What is left of the request's body is read and thrown away. */
function refuseForeign(res: ServerResponse): void {
  res.writeHead(FORBIDDEN, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  res.end("This was sent by a page of another site.\n");
}
