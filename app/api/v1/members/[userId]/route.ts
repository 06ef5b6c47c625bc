import { changeMember } from "@/app/api/v1/members/[userId]/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(changeMember);
