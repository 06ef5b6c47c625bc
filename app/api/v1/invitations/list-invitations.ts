import { INVITATION_EXAMPLE } from "@/app/api/v1/invitations/invitation-example";
import { listInvitations as list } from "@/lib/features/invitations/data";
import { invitationsAnswerSchema } from "@/lib/features/invitations/schema";
import { requireLookedAfter } from "@/lib/features/members/data";
import { lookedAfterSchema } from "@/lib/features/members/schema";
import { formatInstant } from "@/lib/domain/instant";
import { operation } from "@/lib/platform/api/operation";

/** Lists open invitations. */
export const listInvitations = operation({
  id: "listInvitations",
  method: "GET",
  path: "/api/v1/invitations",
  tag: "Members",
  summary: "List open invitations",
  description:
    "The invitations that nobody has accepted or withdrawn, also those that have expired. Needs the permission `members`. With `organizationId` a partner's staff list those to a customer of theirs.",
  query: lookedAfterSchema.strict(),
  answer: {
    status: 200,
    description: "The invitations, the newest first.",
    content: {
      name: "Invitations",
      schema: invitationsAnswerSchema,
      example: { invitations: [INVITATION_EXAMPLE] },
    },
  },
  refusals: ["not_found"],
  handle: async ({ scope, query }) => {
    const organization = await requireLookedAfter(scope, query.organizationId);
    const invitations = await list(scope, organization);
    const organizationId = organization.id;
    const answered = invitations.map(({ isExpired: _told, expiresAt, ...invitation }) => ({
      ...invitation,
      organizationId,
      expiresAt: formatInstant(expiresAt),
    }));
    return { status: 200, json: { invitations: answered } };
  },
});
