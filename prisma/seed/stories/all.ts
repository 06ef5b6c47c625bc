import { ALPENBLICK } from "@/prisma/seed/stories/alpenblick";
import { LARGE } from "@/prisma/seed/stories/nordlicht";
import { CHANGING } from "@/prisma/seed/stories/nordlicht-changing";
import { SMALL } from "@/prisma/seed/stories/nordlicht-small";
import type { Portfolio } from "@/prisma/seed/story";

/** Everything that happened in the demo's ninety days. */
export const PORTFOLIOS: readonly Portfolio[] = [
  { partner: "nordlicht", stories: [...LARGE, ...SMALL, ...CHANGING] },
  { partner: "alpenblick", stories: ALPENBLICK },
];
