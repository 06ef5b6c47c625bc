import { Prisma } from "@/lib/platform/db/client";

/**
 * Of the account `d`, where everything stops because a contract ends: that contract, and, where the ledger tells it
 * already, what the account burned until then. No row where it is the credit that runs out.
 */
export const CONTRACT_STOP = Prisma.sql`
  SELECT k.number AS contract_number, before.rate_after AS rate_before
  FROM contracts k
  LEFT JOIN account_entries e ON NOT d.rented AND e.account_id = d.id AND e.sequence = d.last_sequence
  LEFT JOIN account_entries before ON before.account_id = e.account_id AND before.sequence = e.sequence - 1
  WHERE k.organization_id IN (d.customer_id, d.partner_id) AND k.state = 'ended' AND k.ends_at = d.exhausts_at
    AND (NOT d.rented OR d.rental_ends @> jsonb_build_array(jsonb_build_object('at', d.exhausts_at::text, 'rented', false)))
  ORDER BY k.number LIMIT 1`;

/** Of the account `d`, where everything stops because the promotion of its system ends: that system's name. */
export const PROMOTION_STOP = Prisma.sql`
  SELECT p.system_name AS promoted_system
  FROM partner_promotions p
  WHERE p.account_id = d.id AND p.state IN ('approved', 'ended') AND p.ends_at = d.exhausts_at
    AND (NOT d.rented OR d.rental_ends @> jsonb_build_array(jsonb_build_object('at', d.exhausts_at::text, 'rented', false)))
  ORDER BY p.id LIMIT 1`;
