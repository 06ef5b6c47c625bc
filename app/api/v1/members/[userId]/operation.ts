import { MEMBER_EXAMPLE } from "@/app/api/v1/members/member-example";
import { memberPath } from "@/app/api/v1/members/[userId]/member-path";
import { changeMember as change } from "@/lib/features/members/mutations";
import { changedMemberSchema, rightsSchema } from "@/lib/features/members/schema";
import { operation } from "@/lib/platform/api/operation";

const { userId, permissions, limited, projectIds } = MEMBER_EXAMPLE;
const RIGHTS = { permissions, limited, projectIds };

/** Changes what a member may do. */
export const changeMember = operation({
  id: "changeMember",
  method: "PUT",
  path: "/api/v1/members/{userId}",
  tag: "Members",
  summary: "Change what a member may do",
  description:
    "Needs the permission `members`. It counts from the member's next request. Somebody who is `limited` sees the license pages of the projects named and nothing else.",
  params: memberPath,
  body: { name: "MemberRights", schema: rightsSchema.strict(), example: RIGHTS },
  answer: {
    status: 200,
    description: "What the member may do from now on.",
    content: { name: "ChangedMember", schema: changedMemberSchema, example: { userId, ...RIGHTS } },
  },
  refusals: ["not_found", "last_manager", "rights_too_wide", "projects_missing", "project_not_found"],
  handle: async ({ scope, params, body }) => {
    await change(scope, { ...body, ...params });
    return { status: 200, json: { ...params, ...body } };
  },
});
