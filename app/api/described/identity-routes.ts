import { z } from "zod";
import {
  certificateAnswerSchema,
  enrollmentSchema,
  renewalSchema,
} from "@/lib/features/device-enrollments/schema";
import { ANY_BODY, type Described } from "@/lib/platform/api/open-api/described";

const SERIAL = "00-90-33-46-0A-F2";
const CSR = "-----BEGIN CERTIFICATE REQUEST-----…";

const ISSUED = {
  status: 201,
  description: "The certificate and its authority, PEM, and from when on to renew it.",
  mediaType: "application/json",
  content: {
    name: "IssuedCertificate",
    schema: certificateAnswerSchema,
    example: {
      serial: SERIAL,
      certificate: "-----BEGIN CERTIFICATE-----…",
      authority: "-----BEGIN CERTIFICATE-----…",
      expiresAt: "2028-11-21T03:10:00Z",
      renewFrom: "2028-03-22T11:10:00Z",
    },
  },
} as const;

const AUTHORITY = z.strictObject({ id: z.uuid().meta({ description: "The authority's id." }) });

/** How devices come by their certificates, and where authorities publish. Served by server/device-routes.ts. */
export const IDENTITY_ROUTES: readonly Described[] = [
  {
    id: "enrollGateway",
    method: "POST",
    path: "/api/device/v1/enrollments",
    tag: "Devices",
    summary: "Enroll a gateway with a code",
    description:
      "Answers a certificate for a code, once; asked again with the same code, serial and key, it answers the same. The request's CN is the serial, or its subject is empty.",
    security: null,
    body: {
      name: "Enrollment",
      schema: enrollmentSchema,
      example: { code: "7K3M-9QTX-2B4W-HD8N", serial: SERIAL, csr: CSR },
    },
    answers: [ISSUED],
    refusals: [
      ...ANY_BODY,
      "enrollment_code_invalid",
      "certificate_request_invalid",
      "device_authority_missing",
      "serial_malformed",
      "rate_limited",
    ],
  },
  {
    id: "renewCertificate",
    method: "POST",
    path: "/api/device/v1/certificates",
    tag: "Devices",
    summary: "Renew the device's certificate",
    description:
      "Answers a new certificate for the device's request, with a new key or the same. The old one counts until the new one is first used, and is superseded then.",
    security: "deviceToken",
    body: { name: "Renewal", schema: renewalSchema, example: { csr: CSR } },
    answers: [ISSUED],
    refusals: [
      ...ANY_BODY,
      "token_missing",
      "certificate_missing",
      "certificate_invalid",
      "device_token_invalid",
      "token_replayed",
      "clock_skew",
      "certificate_request_invalid",
      "device_authority_missing",
      "rate_limited",
    ],
  },
  {
    id: "getAuthorityCertificate",
    method: "GET",
    path: "/.well-known/device-authority/{id}.crt",
    tag: "Devices",
    summary: "Fetch an authority's certificate",
    description: "The certificate of a device authority, DER.",
    security: null,
    params: AUTHORITY,
    answers: [
      { status: 200, description: "X.509, DER.", mediaType: "application/pkix-cert", example: "0\u0082…" },
    ],
    refusals: ["not_found"],
  },
  {
    id: "getRevocationList",
    method: "GET",
    path: "/.well-known/device-authority/{id}.crl",
    tag: "Devices",
    summary: "Fetch an authority's revocation list",
    description:
      "The signed list of certificates that were taken back (RFC 5280), DER. It is made anew when one is, and a day before it ends.",
    security: null,
    params: AUTHORITY,
    answers: [
      { status: 200, description: "X.509 v2, DER.", mediaType: "application/pkix-crl", example: "0\u0082…" },
    ],
    refusals: ["not_found"],
  },
];
