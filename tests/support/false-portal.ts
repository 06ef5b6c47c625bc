import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { formatInstant, type Instant } from "@/lib/domain/instant";
import { createDeviceAuthority, issueDeviceCertificate } from "@/lib/platform/signing/device-authority";
import { readOfferedKey } from "@/lib/platform/signing/public-key";
import { NOW } from "@/tests/support/device-tokens";

/** What a false portal answers; a test changes it between contacts. */
export type Pretense = {
  time: Instant | null;
  document: string;
  keys: unknown;
  /** Answers instead of everything above. */
  instead: ((req: IncomingMessage, res: ServerResponse) => void) | null;
};

/** A portal that says whatever a test wants it to. */
export type FalsePortal = Readonly<{
  url: string;
  pretense: Pretense;
  acknowledged: unknown[];
  close: () => Promise<void>;
}>;

/** Starts a portal that certifies gateways properly and otherwise pretends. */
export async function startFalsePortal(): Promise<FalsePortal> {
  const authority = await createDeviceAuthority("False Authority", NOW);
  const pretense: Pretense = { time: NOW, document: "", keys: { keys: [] }, instead: null };
  const acknowledged: unknown[] = [];

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (pretense.instead) return pretense.instead(req, res);
    if (pretense.time !== null) res.setHeader("x-portal-time", formatInstant(pretense.time));
    if (req.url === "/api/device/v1/licenses") res.end(pretense.document);
    else if (req.url === "/.well-known/jwks.json") res.end(JSON.stringify(pretense.keys));
    else await take(JSON.parse(await bodyOf(req)), res);
  }

  async function take(body: Record<string, string>, res: ServerResponse): Promise<void> {
    const publicKey = body["publicKey"] ? await readOfferedKey({ publicKey: body["publicKey"] }) : null;
    if (!publicKey) {
      acknowledged.push(body);
      return void res.writeHead(204).end();
    }
    const certificate = await issueDeviceCertificate(authority, {
      serial: body["serial"] ?? "",
      publicKey,
      now: NOW,
    });
    res.writeHead(201).end(JSON.stringify({ certificate }));
  }

  const server = createServer((req, res) => void answer(req, res));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pretense,
    acknowledged,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of req) text += String(chunk);
  return text;
}
