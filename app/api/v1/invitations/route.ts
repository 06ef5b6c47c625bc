import { invite } from "@/app/api/v1/invitations/invite";
import { listInvitations } from "@/app/api/v1/invitations/list-invitations";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listInvitations, invite);
