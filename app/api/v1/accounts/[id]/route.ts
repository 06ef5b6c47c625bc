import { deleteAccount } from "@/app/api/v1/accounts/[id]/delete-account";
import { getAccount } from "@/app/api/v1/accounts/[id]/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getAccount, deleteAccount);
