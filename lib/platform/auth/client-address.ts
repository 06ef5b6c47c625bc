import { headers } from "next/headers";

/** The header in which the server tells where a request came from; what a client sends under this name is dropped. */
export const ADDRESS_HEADER = "x-portal-address";

/** Where the present request came from. */
export const clientAddress = async (): Promise<string> => (await headers()).get(ADDRESS_HEADER) ?? "unknown";
