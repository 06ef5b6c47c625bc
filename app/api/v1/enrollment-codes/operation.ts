import { createEnrollmentCode as create } from "@/lib/features/device-enrollments/mutations";
import { newCodeAnswerSchema, newCodeSchema } from "@/lib/features/device-enrollments/schema";
import { operation } from "@/lib/platform/api/operation";

/** Makes an enrollment code. */
export const createEnrollmentCode = operation({
  id: "createEnrollmentCode",
  method: "POST",
  path: "/api/v1/enrollment-codes",
  tag: "Partner",
  summary: "Make an enrollment code",
  description:
    "With it one new gateway gets a certificate: the one of `serial`, or any PBX of the account `accountId`. Valid for a quarter of an hour or a week. Partners for devices of their accounts or with their licenses, the vendor's staff for all; with the permission `licenses`.",
  body: {
    name: "NewEnrollmentCode",
    schema: newCodeSchema,
    example: { serial: "00-90-33-46-0A-F2", lifetime: "quarter_hour" },
  },
  answer: {
    status: 201,
    description: "The code, told this once.",
    content: {
      name: "EnrollmentCode",
      schema: newCodeAnswerSchema,
      example: {
        id: "01990b5a-7c00-7000-8000-000000000051",
        code: "7K3M-9QTX-2B4W-HD8N",
        expiresAt: "2026-11-22T03:25:00Z",
      },
    },
  },
  refusals: [
    "organization_kind_wrong",
    "limited_to_projects",
    "serial_malformed",
    "device_not_yours",
    "account_not_found",
  ],
  handle: async ({ scope, body, reference }) => ({
    status: 201,
    json: await create(scope, body, reference),
  }),
});
