import { preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import { preassignedSchema, preassignSchema } from "@/lib/features/hardware-licenses/schema";
import { operation } from "@/lib/platform/api/operation";

/** Pre-assigns hardware licenses to devices. */
export const preassignHardware = operation({
  id: "preassignHardwareLicenses",
  method: "POST",
  path: "/api/v1/pre-assignments",
  tag: "Vendor",
  summary: "Pre-assign hardware licenses to devices",
  description:
    "For the vendor's staff with the permission `licenses`. All are assigned or none; whoever claims a serial first owns them.",
  body: {
    name: "NewHardwareLicenses",
    schema: preassignSchema.strict(),
    example: { licenses: [{ serial: "00-90-33-46-0A-F2", article: "01-00500-001", quantity: 2 }] },
  },
  answer: {
    status: 201,
    description: "The hardware licenses, which belong to nobody yet.",
    content: {
      name: "HardwareLicenses",
      schema: preassignedSchema,
      example: {
        licenses: [
          {
            id: "01990b5a-7c00-7000-8000-000000000031",
            licenseKey: "5a00-41c7-9be2-77d0",
            article: "01-00500-001",
            name: "Relay-BRI",
            quantity: 2,
            serial: "00-90-33-46-0A-F2",
          },
        ],
      },
    },
  },
  refusals: [
    "organization_kind_wrong",
    "serial_malformed",
    "article_unknown",
    "article_not_hardware",
    "article_does_not_fit",
  ],
  handle: async ({ scope, body, reference }) => ({
    status: 201,
    json: { licenses: await preassignHardwareLicenses(scope, body, reference) },
  }),
});
