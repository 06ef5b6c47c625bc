import { discardPriceListDraft } from "@/app/api/v1/price-list-drafts/[draftId]/discard/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(discardPriceListDraft);
