import { INVITATION_EXAMPLE } from "@/app/api/v1/invitations/invitation-example";
import { invite as send } from "@/lib/features/invitations/mutations";
import { invitationAnswerSchema, inviteSchema } from "@/lib/features/invitations/schema";
import { operation } from "@/lib/platform/api/operation";

const { id: _id, expiresAt: _end, ...INVITED } = INVITATION_EXAMPLE;

/** Invites somebody. */
export const invite = operation({
  id: "invite",
  method: "POST",
  path: "/api/v1/invitations",
  tag: "Members",
  summary: "Invite somebody",
  description:
    "Mails an invitation that holds for a fortnight. Needs the permission `members`. Without `organizationId` it is for the token's organization; a partner's staff also invite into customers of theirs.",
  body: { name: "NewInvitation", schema: inviteSchema.strict(), example: { ...INVITED, locale: "en" } },
  answer: {
    status: 201,
    description: "The invitation. Its link is in the mail alone.",
    content: { name: "Invitation", schema: invitationAnswerSchema, example: INVITATION_EXAMPLE },
  },
  refusals: [
    "email_malformed",
    "not_found",
    "member_already",
    "invited_already",
    "rights_too_wide",
    "projects_missing",
    "project_not_found",
    "rate_limited",
  ],
  handle: async ({ scope, body, reference }) => ({ status: 201, json: await send(scope, body, reference) }),
});
