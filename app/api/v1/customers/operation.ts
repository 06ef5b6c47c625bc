import { createCustomer as create } from "@/lib/features/customers/mutations";
import { customerAnswerSchema, customerSchema } from "@/lib/features/customers/schema";
import { operation } from "@/lib/platform/api/operation";

/** Creates a customer. */
export const createCustomer = operation({
  id: "createCustomer",
  method: "POST",
  path: "/api/v1/customers",
  tag: "Partner",
  summary: "Create a customer",
  description: "For a partner's staff with the permission `rental`. Names are unique per partner.",
  body: { name: "NewCustomer", schema: customerSchema.strict(), example: { name: "Muster AG" } },
  answer: {
    status: 201,
    description: "The customer.",
    content: {
      name: "Customer",
      schema: customerAnswerSchema,
      example: { id: "01990b5a-7c00-7000-8000-000000000003", name: "Muster AG" },
    },
  },
  refusals: ["organization_kind_wrong", "name_taken"],
  handle: async ({ scope, body, reference }) => ({ status: 201, json: await create(scope, body, reference) }),
});
