import type { IncomingMessage, Server, ServerResponse } from "node:http";
import next from "next";
import { contentSecurityPolicy, newNonce, type Serving } from "@/server/security-headers";
import { setNonce } from "@/server/trusted-headers";

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
  (req, res) => {
    const nonce = newNonce();
    const policy = contentSecurityPolicy(nonce, serving);
    setNonce(req, nonce, policy);
    res.setHeader("content-security-policy", policy);
    return answerPage(req, res);
  };
