import { z } from "zod";
import { ORGANIZATION_KINDS, PERMISSIONS } from "@/lib/domain/organizations/permissions";

const amount = z.string().meta({ description: "Pieces, or iSC with two decimals." });
const moment = z.iso.datetime();

/** An organization's whole picture as it is answered: balances whole, of accounts, keys and transfers the newest. */
export const organizationViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(ORGANIZATION_KINDS),
  partner: z.string().nullable().meta({ description: "The partner who serves this customer." }),
  people: z.array(
    z.object({
      name: z.string(),
      email: z.string(),
      permissions: z.array(z.enum(PERMISSIONS)),
      limited: z.boolean().meta({ description: "Whether the person sees some projects only." }),
    }),
  ),
  balances: z.array(
    z.object({
      project: z.string(),
      name: z.string(),
      loaded: amount,
      used: amount,
      inOwnActivations: amount,
      left: amount,
    }),
  ),
  accounts: z.array(
    z.object({ id: z.uuid(), name: z.string(), customer: z.string(), balanceIsc: z.string() }),
  ),
  activationKeys: z.array(
    z.object({
      lastGroup: z.string(),
      own: z.boolean().meta({ description: "Whether it is an own activation of the organization." }),
      project: z.string(),
      state: z.string(),
      isc: z.string(),
      items: z.array(z.object({ article: z.string(), name: z.string(), quantity: z.int() })),
      at: moment,
    }),
  ),
  licenseKeys: z.array(
    z.object({
      id: z.uuid(),
      serial: z.string(),
      name: z.string(),
      quantity: z.int(),
      state: z.string(),
      project: z.string(),
    }),
  ),
  transfers: z.array(
    z.object({
      lastGroup: z.string(),
      from: z.string(),
      to: z.string(),
      state: z.string(),
      offeredAt: moment,
    }),
  ),
});
