import { memberPath } from "@/app/api/v1/members/[userId]/member-path";
import { removeMember as remove } from "@/lib/features/members/mutations";
import { memberSchema } from "@/lib/features/members/schema";
import { operation } from "@/lib/platform/api/operation";

/** Removes a member. */
export const removeMember = operation({
  id: "removeMember",
  method: "POST",
  path: "/api/v1/members/{userId}/removal",
  tag: "Members",
  summary: "Remove a member",
  description:
    "Needs the permission `members`. Their sessions and tokens end with the next request. The last one who looks after the members cannot be removed.",
  params: memberPath,
  answer: {
    status: 200,
    description: "Who was removed.",
    content: {
      name: "RemovedMember",
      schema: memberSchema,
      example: { userId: "01990b5a-7c00-7000-8000-000000000021" },
    },
  },
  refusals: ["not_found", "last_manager"],
  handle: async ({ scope, params, reference }) => {
    await remove(scope, params.userId, reference);
    return { status: 200, json: params };
  },
});
