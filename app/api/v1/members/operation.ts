import { MEMBER_EXAMPLE } from "@/app/api/v1/members/member-example";
import { listMembers as list, requireLookedAfter } from "@/lib/features/members/data";
import { lookedAfterSchema, membersAnswerSchema } from "@/lib/features/members/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists members. */
export const listMembers = operation({
  id: "listMembers",
  method: "GET",
  path: "/api/v1/members",
  tag: "Members",
  summary: "List members",
  description:
    "Who works for the token's organization, and what each may do. Needs the permission `members`. With `organizationId` a partner's staff list the people of a customer of theirs.",
  query: lookedAfterSchema.strict(),
  answer: {
    status: 200,
    description: "The members, by name.",
    content: { name: "Members", schema: membersAnswerSchema, example: { members: [MEMBER_EXAMPLE] } },
  },
  refusals: ["not_found"],
  handle: async ({ scope, query }) => {
    const organization = await requireLookedAfter(scope, query.organizationId);
    return { status: 200, json: { members: await list(scope, organization) } };
  },
});
