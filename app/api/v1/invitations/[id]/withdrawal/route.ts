import { withdrawInvitation } from "@/app/api/v1/invitations/[id]/withdrawal/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(withdrawInvitation);
