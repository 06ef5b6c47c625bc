import { listAccounts } from "@/app/api/v1/accounts/list-accounts";
import { openAccount } from "@/app/api/v1/accounts/open-account";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listAccounts, openAccount);
