import { type ApiToken, listApiTokens } from "@/lib/features/api-tokens/data";
import { requireScope } from "@/lib/platform/access/session-gate";

/** A token as it can still be shown. */
export type LoadedApiToken = ApiToken;

/** The tokens of the person asking, for the organization they act for. */
export const loadApiTokens = async (): Promise<LoadedApiToken[]> => listApiTokens(await requireScope());
