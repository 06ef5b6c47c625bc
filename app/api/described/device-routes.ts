import { z } from "zod";
import { noticeSchema } from "@/lib/features/device-events/schema";
import { acknowledgementSchema, certificateRequestSchema } from "@/lib/features/devices/schema";
import { deviceReturnAnswerSchema, deviceReturnSchema } from "@/lib/features/license-returns/schema";
import { provisionedAnswerSchema, provisioningSchema } from "@/lib/features/provisioning-codes/schema";
import { ANY_BODY, type Described } from "@/lib/platform/api/open-api/described";

const SERIAL = "00-90-33-46-0A-F2";

/** Why any call of a device may be refused. */
const CALL_REFUSALS = [
  "token_missing",
  "certificate_missing",
  "certificate_invalid",
  "device_token_invalid",
  "token_replayed",
  "clock_skew",
] as const;

/** What devices call. These routes are served in front of the pages, by server/device-routes.ts. */
export const DEVICE_ROUTES: readonly Described[] = [
  {
    id: "getLicenses",
    method: "GET",
    path: "/api/device/v1/licenses",
    tag: "Devices",
    summary: "Fetch the license document",
    description:
      "The device's present document, a JWS signed with EdDSA, with an `ETag`: ask with `If-None-Match`. For rentals its `exp` is exactly the second in which the account is exhausted.",
    security: "deviceToken",
    answers: [
      {
        status: 200,
        description: "The document.",
        mediaType: "application/jose",
        example: "eyJhbGciOiJFZERTQSIs…",
        headers: { ETag: "Names this document." },
      },
      { status: 304, description: "The device has the present document." },
    ],
    refusals: CALL_REFUSALS,
  },
  {
    id: "listenToEvents",
    method: "GET",
    path: "/api/device/v1/events",
    tag: "Devices",
    summary: "Be told at once",
    description:
      "Server-sent events, open as long as both sides like. `document`: the license document, its `seq` as the event's id; the current one at each connection whatever `Last-Event-ID` says, then one for each change. `clock`: portal time, every 20 seconds. `goodbye`: the portal ends the stream, with the reason and when to connect again. `docs/devices.md` has the whole protocol.",
    security: "deviceToken",
    answers: [
      {
        status: 200,
        description: "The stream.",
        mediaType: "text/event-stream",
        example: "event: document\nid: 7\ndata: eyJhbGciOiJFZERTQSIs…\n\n",
      },
    ],
    refusals: [...CALL_REFUSALS, "portal_restarting"],
  },
  {
    id: "getCallKey",
    method: "POST",
    path: "/api/device/v1/call-keys",
    tag: "Devices",
    summary: "Get a key to sign polls with",
    description:
      "A secret for a quarter of an hour. Tokens of `getLicenses` may be signed with it (`HS256`, `kid` and the certificate in the header; `jti` is the call's number with this key, from 1 on), which spares both sides the costlier signature; everything else is checked as ever. Every other call refuses it, and so does a server process that did not give it. `404` where the portal is reached without TLS.",
    security: "deviceToken",
    answers: [
      {
        status: 201,
        description: "The key.",
        mediaType: "application/json",
        content: {
          name: "CallKey",
          schema: z.object({ kid: z.string(), key: z.string(), expiresAt: z.string() }),
          example: { kid: "aX9-03kqTz_1", key: "3q2-7w…", expiresAt: "2026-11-22T03:25:00Z" },
        },
      },
    ],
    refusals: [...CALL_REFUSALS, "not_found"],
  },
  {
    id: "notify",
    method: "POST",
    path: "/api/device/v1/notices",
    tag: "Devices",
    summary: "Tell what happened on the device",
    description:
      "A restart, licenses that ended, or test mode: for the device's trace. Told twice with the same `reference`, it is noted once.",
    security: "deviceToken",
    body: {
      name: "Notice",
      schema: noticeSchema,
      example: { kind: "restarted", reference: "boot-118", firmware: "14r2", reason: "expired", seq: 3 },
    },
    answers: [{ status: 204, description: "Noted." }],
    refusals: [...CALL_REFUSALS, ...ANY_BODY, "instant_malformed"],
  },
  {
    id: "acknowledge",
    method: "POST",
    path: "/api/device/v1/acknowledgements",
    tag: "Devices",
    summary: "Tell what became of a document",
    description: "Whether the device installed a license document or refused it, and why.",
    security: "deviceToken",
    body: {
      name: "Acknowledgement",
      schema: acknowledgementSchema,
      example: { seq: 3, installedAt: "2026-11-22T03:10:00Z" },
    },
    answers: [{ status: 204, description: "Noted." }],
    refusals: [...CALL_REFUSALS, ...ANY_BODY, "instant_malformed", "acknowledgement_unknown"],
  },
  {
    id: "returnFromDevice",
    method: "POST",
    path: "/api/device/v1/returns",
    tag: "Devices",
    summary: "Give licenses back",
    description:
      "Returns the device's purchased software licenses to the balance they came from: those that are named, or all. The next document is without them. Hardware licenses stay.",
    security: "deviceToken",
    body: {
      name: "DeviceReturn",
      schema: deviceReturnSchema,
      example: { licenseKeys: ["9e2d-7985-3e84-1005"] },
    },
    answers: [
      {
        status: 200,
        description: "The keys that ended.",
        mediaType: "application/json",
        content: {
          name: "DeviceReturned",
          schema: deviceReturnAnswerSchema,
          example: { serial: SERIAL, returned: ["9e2d-7985-3e84-1005"], staying: 0 },
        },
      },
    ],
    refusals: [...CALL_REFUSALS, ...ANY_BODY, "license_key_not_found"],
  },
  {
    id: "provisionDevice",
    method: "POST",
    path: "/api/device/v1/provisioning",
    tag: "Devices",
    summary: "Show a provisioning code",
    description:
      "A rental device is listed in the account the code was made for, and rents nothing until somebody activates it. Asking again is answered again and uses nothing up.",
    security: "deviceToken",
    body: {
      name: "Provisioning",
      schema: provisioningSchema,
      example: { code: "7K3M-9QTX-2B4W-HD8N", name: "Reception" },
    },
    answers: [
      {
        status: 200,
        description: "The device as it is listed.",
        mediaType: "application/json",
        content: {
          name: "Provisioned",
          schema: provisionedAnswerSchema,
          example: {
            serial: SERIAL,
            name: "Reception",
            article: "05-00070-001",
            model: "Phone-112",
            provisionedAt: "2026-11-22T03:10:00Z",
          },
        },
      },
    ],
    refusals: [
      ...CALL_REFUSALS,
      ...ANY_BODY,
      "rate_limited",
      "provisioning_code_unknown",
      "provisioning_code_expired",
      "provisioning_code_ended",
      "provisioning_code_used",
      "rental_device_not_shipped",
      "rental_device_elsewhere",
      "serial_taken",
    ],
  },
  {
    id: "getSigningKeys",
    method: "GET",
    path: "/.well-known/jwks.json",
    tag: "Devices",
    summary: "Fetch the public keys",
    description: "The keys license documents are signed with.",
    security: null,
    answers: [
      {
        status: 200,
        description: "A JSON Web Key Set.",
        mediaType: "application/jwk-set+json",
        content: {
          name: "SigningKeys",
          schema: z.object({ keys: z.array(z.object({ kty: z.string(), kid: z.string() })) }),
          example: { keys: [{ kty: "OKP", kid: "2026-11" }] },
        },
      },
    ],
    refusals: [],
  },
  {
    id: "issueDemoCertificate",
    method: "POST",
    path: "/api/demo/device-certificates",
    tag: "Operation",
    summary: "Issue a device certificate of the demo authority",
    description: "Only while `DEMO=1`. `publicKey` (PEM or JWK) or `csr`, not both.",
    security: null,
    body: {
      name: "CertificateRequest",
      schema: certificateRequestSchema,
      example: { serial: SERIAL, publicKey: "-----BEGIN PUBLIC KEY-----…" },
    },
    answers: [
      {
        status: 201,
        description: "The certificate and its authority, as PEM.",
        mediaType: "application/json",
        content: {
          name: "DeviceCertificate",
          schema: z.object({
            serial: z.string(),
            certificate: z.string(),
            authority: z.string(),
            expiresAt: z.string(),
          }),
          example: {
            serial: SERIAL,
            certificate: "-----BEGIN CERTIFICATE-----…",
            authority: "-----BEGIN CERTIFICATE-----…",
            expiresAt: "2027-11-22T03:10:00Z",
          },
        },
      },
    ],
    refusals: [...ANY_BODY, "not_found", "serial_malformed", "device_key_unsuitable"],
  },
];
