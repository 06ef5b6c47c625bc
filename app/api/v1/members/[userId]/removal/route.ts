import { removeMember } from "@/app/api/v1/members/[userId]/removal/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(removeMember);
