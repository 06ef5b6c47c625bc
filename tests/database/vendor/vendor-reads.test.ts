import { expect, test } from "vitest";
import { getIssuedKey, listIssuedKeys } from "@/lib/features/activation-keys/data";
import { listAudit } from "@/lib/features/audit/data";
import { getSeller, listIscPrices } from "@/lib/features/billing/data";
import { findAlarms, listAlarmsOf } from "@/lib/features/device-alarms/data";
import { listAuthorities } from "@/lib/features/device-authorities/data";
import { countExpiring, findCertificates, getCertificate } from "@/lib/features/device-certificates/data";
import { listSightings } from "@/lib/features/device-sightings/data";
import { getLawReport } from "@/lib/features/license-law/data";
import { getMail, getMailFile, listMails } from "@/lib/features/mails/data";
import { getOrganizationView, listOrganizations } from "@/lib/features/organization-views/data";
import { getHoldings } from "@/lib/features/organization-views/holdings/data";
import { getOverviewCounts, listOverview } from "@/lib/features/overview/data";
import { overviewPageSchema } from "@/lib/features/overview/schema";
import { getExpectedDays } from "@/lib/features/overview/expected/data";
import { getWaiting } from "@/lib/features/overview/waiting/data";
import { listPreAssignments } from "@/lib/features/pre-assignments/data";
import { getDraft, listDrafts } from "@/lib/features/price-drafts/data";
import { listPriceEffects } from "@/lib/features/price-effects/data";
import { effectQuerySchema } from "@/lib/features/price-effects/schema";
import { getPriceSource } from "@/lib/features/price-sources/data";
import { getRetention } from "@/lib/features/retention/data";
import { findLicenseKeys, getAnyLicenseKey } from "@/lib/features/revocations/data";
import { listWeekendDowngrades } from "@/lib/features/weekend-downgrades/data";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { createCast, limited } from "@/tests/support/cast";

const { vendor, partner, customer } = await createCast();
const ID = "01990b5a-7c00-7000-8000-00000000ffff";
const CERTIFICATE = { authorityId: ID, number: "01" };
const ALL = { search: "", page: 1 } as const;

/** Every read that is for vendor staff alone. */
const READS: Readonly<Record<string, (scope: Scope) => Promise<unknown>>> = {
  "issued keys": (scope) => listIssuedKeys(scope, { orderNumber: "", lastGroup: "", page: 1 }),
  "an issued key": (scope) => getIssuedKey(scope, ID),
  "the audit trail": (scope) => listAudit(scope, { organization: "", person: "", page: 1 }),
  "who invoices": async (scope) => getSeller(scope),
  "prices of an iSC": listIscPrices,
  "alarms of devices": (scope) => findAlarms(scope, { ...ALL, show: "open" }),
  "alarms of a certificate": (scope) => listAlarmsOf(scope, CERTIFICATE),
  "device authorities": listAuthorities,
  "device certificates": (scope) => findCertificates(scope, ALL),
  "a device certificate": (scope) => getCertificate(scope, CERTIFICATE),
  "certificates that expire": countExpiring,
  "where a certificate was seen": async (scope) => listSightings(scope, CERTIFICATE),
  "the law": getLawReport,
  mails: (scope) => listMails(scope, ALL),
  "a mail": (scope) => getMail(scope, ID),
  "a file of a mail": (scope) => getMailFile(scope, { mailId: ID, fileId: ID }),
  organizations: (scope) => listOrganizations(scope, ALL),
  "an organization": (scope) => getOrganizationView(scope, ID),
  "what an organization holds": (scope) => getHoldings(scope, ID),
  "figures of all accounts": getOverviewCounts,
  "all accounts by what is left": (scope) => listOverview(scope, overviewPageSchema.parse({})),
  "what all accounts will burn": getExpectedDays,
  "what waits for the vendor": getWaiting,
  "hardware licenses": (scope) => listPreAssignments(scope, { serial: "", page: 1 }),
  "drafts of prices": listDrafts,
  "a draft of prices": (scope) => getDraft(scope, ID),
  "a list or a draft of prices": (scope) => getPriceSource(scope, ID),
  "what a list does to accounts": (scope) => listPriceEffects(scope, ID, effectQuerySchema.parse({})),
  "how long credit is kept": getRetention,
  "everybody's license keys": (scope) => findLicenseKeys(scope, ALL),
  "anybody's license key": (scope) => getAnyLicenseKey(scope, ID),
  "weekend downgrades": listWeekendDowngrades,
};

test.each(Object.entries(READS))("%s: for vendor staff alone", async (_name, read) => {
  await expect(read(vendor)).resolves.toBeDefined();
  const code = (scope: Scope) =>
    Promise.resolve(scope)
      .then(read)
      .then(
        () => "told",
        (error: { code: string }) => error.code,
      );
  const blind = limited(vendor, { permissions: ["licenses", "rental", "contracts", "members"] });
  const within = mintScope({ ...vendor, limitedTo: new Set([ID]) });
  expect(await Promise.all([partner, customer, blind, within].map(code))).toEqual([
    "organization_kind_wrong",
    "organization_kind_wrong",
    "permission_missing",
    "limited_to_projects",
  ]);
});
