import { type ApiToken, listApiTokens } from "@/lib/features/api-tokens/data";
import { requireScope } from "@/lib/platform/access/session-gate";

/** The tokens of the person asking, for the organization they act for. */
export const loadApiTokens = async (): Promise<ApiToken[]> => listApiTokens(await requireScope());
