import { z } from "zod";
import { withdrawInvitation as withdraw } from "@/lib/features/invitations/mutations";
import { invitationSchema } from "@/lib/features/invitations/schema";
import { operation } from "@/lib/platform/api/operation";

/** Withdraws an invitation. */
export const withdrawInvitation = operation({
  id: "withdrawInvitation",
  method: "POST",
  path: "/api/v1/invitations/{id}/withdrawal",
  tag: "Members",
  summary: "Withdraw an invitation",
  description: "Needs the permission `members`. The link that was mailed no longer holds.",
  params: z.strictObject({ id: z.uuid().meta({ description: "The invitation's id." }) }),
  answer: {
    status: 200,
    description: "The invitation that was withdrawn.",
    content: {
      name: "WithdrawnInvitation",
      schema: invitationSchema,
      example: { id: "01990b5a-7c00-7000-8000-000000000031" },
    },
  },
  refusals: ["not_found"],
  handle: async ({ scope, params, reference }) => {
    await withdraw(scope, params.id, reference);
    return { status: 200, json: params };
  },
});
