import type { IncomingMessage, ServerResponse } from "node:http";
import type { Serial } from "@/lib/domain/hardware/serial";
import { Refusal } from "@/lib/domain/refusal";
import { issueDemoCertificate } from "@/lib/features/device-authorities/mutations";
import { recordNotice } from "@/lib/features/device-events/mutations";
import { noticeSchema } from "@/lib/features/device-events/schema";
import { getPortalClock, type PortalClock } from "@/lib/features/devices/data";
import { type Admission, recordAcknowledgement } from "@/lib/features/devices/mutations";
import { acknowledgementSchema, certificateRequestSchema } from "@/lib/features/devices/schema";
import { getOrIssueDocument } from "@/lib/features/license-documents/mutations";
import { returnFromDevice } from "@/lib/features/license-returns/mutations";
import { deviceReturnSchema } from "@/lib/features/license-returns/schema";
import { formatInstant } from "@/lib/domain/instant";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { signingKeys } from "@/lib/platform/signing/current-key";
import { readOfferedKey } from "@/lib/platform/signing/public-key";
import type { KnownDocument } from "@/server/channel/current-documents";
import { channelIfOpen, requireChannel } from "@/server/channel/open-channel";
import { DeviceStream, EVENT_STREAM_HEADERS } from "@/server/channel/device-stream";
import { authorityFileAt } from "@/server/authority-files";
import { type DeviceAnswer, json, problemAnswer, send } from "@/server/device-answer";
import { takeEnrollment, takeRenewal } from "@/server/device-certificates";
import { admitCaller } from "@/server/device-identity";
import { takeProvisioning } from "@/server/device-provisioning";
import { giveCallKey } from "@/server/call-keys";
import { etagOf, isMatch } from "@/server/etag";
import { readBody } from "@/server/request-body";

/** Answers, or has taken the answer into its own hands. */
type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<DeviceAnswer | null>;
/** What is kept of an event's number that a device names. */
const LONGEST_EVENT_ID = 40;

type Route = Readonly<Partial<Record<"GET" | "POST", Handler>>>;

const ROUTES: Readonly<Record<string, Route>> = {
  "/.well-known/jwks.json": { GET: answerKeys },
  "/api/device/v1/licenses": { GET: answerLicenses },
  "/api/device/v1/acknowledgements": { POST: takeAcknowledgement },
  "/api/device/v1/certificates": { POST: takeRenewal },
  "/api/device/v1/enrollments": { POST: takeEnrollment },
  "/api/device/v1/call-keys": { POST: giveCallKey },
  "/api/device/v1/events": { GET: openEvents },
  "/api/device/v1/notices": { POST: takeNotice },
  "/api/device/v1/provisioning": { POST: takeProvisioning },
  "/api/device/v1/returns": { POST: takeReturn },
  "/api/demo/device-certificates": { POST: answerCertificate },
};

/**
 * Serves what devices ask for, in front of the web framework and without it. Answers whether the request was one of
 * these; everything else is for whoever comes next.
 */
export async function handleDeviceRequest(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const path = pathOf(req);
  const route = routeAt(path);
  if (!route && !path.startsWith("/api/device/")) return false;
  res.on("error", () => res.destroy());
  try {
    const answer = await answerRoute(req, res, route);
    if (answer) send(res, answer);
  } catch (thrown) {
    // What is left of a body that was not read must not be taken for the next request.
    if (!req.complete) res.setHeader("connection", "close");
    send(res, { ...problemAnswer(thrown, path), clock: await clockOrNothing() });
  }
  return true;
}

function routeAt(path: string): Route | undefined {
  if (Object.hasOwn(ROUTES, path)) return ROUTES[path];
  const file = authorityFileAt(path);
  return file && { GET: file };
}

function answerRoute(
  req: IncomingMessage,
  res: ServerResponse,
  route: Route | undefined,
): Promise<DeviceAnswer | null> {
  if (!route) throw new Refusal("not_found");
  const method = req.method === "HEAD" ? "GET" : req.method;
  const handler = method === "GET" || method === "POST" ? route[method] : undefined;
  if (handler) return handler(req, res);
  throw new Refusal("method_not_allowed", { allowed: Object.keys(route).join(", ") });
}

/** The keys documents are signed with. Public, and the same for a while: anybody may keep them. */
async function answerKeys(): Promise<DeviceAnswer> {
  const { published } = await signingKeys();
  const headers = { "content-type": "application/jwk-set+json", "cache-control": "public, max-age=300" };
  return { ...json(200, { keys: published }), headers };
}

/** The device's current document, byte for byte as it was signed, or 304 when the device has it. */
async function answerLicenses(req: IncomingMessage): Promise<DeviceAnswer> {
  const { serial, clock } = await admitCaller(req, { withCallKey: true });
  const { document, etag, now } = await currentDocument(serial, clock);
  const headers = { etag, "cache-control": "private, no-cache", vary: "Authorization" };
  const shared = { clock: { ...clock, now }, headers };
  if (isMatch(req.headers["if-none-match"], etag)) return { ...shared, status: 304 };
  await channelIfOpen()?.noteFetched(serial, document.seq);
  return {
    ...shared,
    status: 200,
    headers: { ...headers, "content-type": "application/jose" },
    text: document.document,
  };
}

/** From memory, where the channel knows that nothing was changed. */
async function currentDocument(serial: Serial, admission: Admission): Promise<KnownDocument> {
  const channel = channelIfOpen();
  if (channel) return channel.documents.get(serial, admission);
  const { document, now } = await getOrIssueDocument(serial);
  return { document, etag: etagOf(document), now };
}

/** Opens a device's event stream, on which it hears of every change at once. */
async function openEvents(req: IncomingMessage, res: ServerResponse): Promise<DeviceAnswer | null> {
  const { serial, clock, certificate } = await admitCaller(req);
  const channel = requireChannel();
  if (req.method === "HEAD") return { status: 200, headers: EVENT_STREAM_HEADERS, clock };
  if (res.destroyed) return null;
  const lastEventId = req.headers["last-event-id"]?.toString().slice(0, LONGEST_EVENT_ID) ?? null;
  channel.connect(new DeviceStream(serial, certificate, res), clock, { lastEventId });
  return null;
}

/** What happened on a device, for its trace. */
async function takeNotice(req: IncomingMessage): Promise<DeviceAnswer> {
  const { serial, clock } = await admitCaller(req);
  await recordNotice({ serial, now: clock.now }, await readBody(req, noticeSchema));
  return { status: 204, clock };
}

async function takeAcknowledgement(req: IncomingMessage): Promise<DeviceAnswer> {
  const { serial, clock } = await admitCaller(req);
  await recordAcknowledgement({ serial, now: clock.now }, await readBody(req, acknowledgementSchema));
  return { status: 204, clock };
}

/** The device gives its software licenses back; its next document is without them. */
async function takeReturn(req: IncomingMessage): Promise<DeviceAnswer> {
  const { serial, clock } = await admitCaller(req);
  const answer = await returnFromDevice(serial, await readBody(req, deviceReturnSchema));
  return { ...json(200, answer), clock };
}

async function answerCertificate(req: IncomingMessage): Promise<DeviceAnswer> {
  if (!env().DEMO) throw new Refusal("not_found");
  const { serial, publicKey, csr } = await readBody(req, certificateRequestSchema);
  const key = await readOfferedKey(csr === undefined ? { publicKey: publicKey ?? "" } : { csr });
  if (!key) throw new Refusal("device_key_unsuitable");
  const { certificate, authority, expiresAt } = await issueDemoCertificate(serial, key);
  const issued = { serial, certificate, authority, expiresAt: formatInstant(expiresAt) };
  return { ...json(201, issued), clock: await clockOrNothing() };
}

/** Even a refused device may set its clock by the answer; a broken database must not break the refusal. */
async function clockOrNothing(): Promise<PortalClock | null> {
  try {
    return await getPortalClock();
  } catch (error) {
    log.warn({ err: error }, "portal time could not be read");
    return null;
  }
}

function pathOf({ url = "/" }: IncomingMessage): string {
  const [path = "/"] = url.split("?", 1);
  return path;
}
