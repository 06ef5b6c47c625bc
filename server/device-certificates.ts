import type { IncomingMessage } from "node:http";
import { renewCertificate } from "@/lib/features/device-certificates/renewals/mutations";
import { enrollGateway } from "@/lib/features/device-enrollments/enrolling/mutations";
import { enrollmentSchema, renewalSchema } from "@/lib/features/device-enrollments/schema";
import { getPortalClock } from "@/lib/features/devices/data";
import { env } from "@/lib/platform/env";
import { clientAddressOf } from "@/server/client-address";
import { type DeviceAnswer, json } from "@/server/device-answer";
import { admitCaller } from "@/server/device-identity";
import { readBody } from "@/server/request-body";

const CREATED = 201;

/** A gateway without a certificate has a code, and gets one. */
export async function takeEnrollment(req: IncomingMessage): Promise<DeviceAnswer> {
  const enrollment = await readBody(req, enrollmentSchema);
  const certificate = await enrollGateway(enrollment, clientAddressOf(req, env().TRUSTED_PROXIES));
  return { ...json(CREATED, certificate), clock: await getPortalClock() };
}

/** A device asks with its present certificate for the next one. */
export async function takeRenewal(req: IncomingMessage): Promise<DeviceAnswer> {
  const { certificate, clock } = await admitCaller(req);
  const { csr } = await readBody(req, renewalSchema);
  return { ...json(CREATED, await renewCertificate(certificate, csr)), clock };
}
