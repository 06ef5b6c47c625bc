import { listPriceListDrafts, createPriceListDraft } from "@/app/api/v1/price-list-drafts/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(
  listPriceListDrafts,
  createPriceListDraft,
);
