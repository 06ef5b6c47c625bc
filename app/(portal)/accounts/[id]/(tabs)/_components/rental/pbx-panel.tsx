"use client";

import { useLocale, useTranslations } from "next-intl";
import { DeviceLink } from "@/components/devices/device-link";
import { Chip } from "@/components/ui/chip";
import { OldNew } from "@/components/ui/old-new";
import type { PbxDifference } from "@/lib/domain/accounts/configuration-difference";
import { FIELDS } from "@/lib/domain/accounts/rental-fields";
import { showMonthly } from "@/lib/domain/display/amount";
import { type LicenseRowsProps, LicenseRows } from "./license-rows";
import type { RentalPbx } from "./rental-types";

/** One PBX and its licenses; what differs from the saved configuration is yellow. */
export function PbxPanel(props: LicenseRowsProps) {
  const t = useTranslations("rental");
  const { pbx, difference } = props;
  return (
    <section aria-label={pbx.name} className="overflow-clip rounded-[0.625rem] border bg-surface">
      <PbxHeader pbx={pbx} />
      <input type="hidden" name={FIELDS.basedOn(pbx.serial)} value={pbx.version} />
      <div className="overflow-x-auto">
        <table className="rows rows--edit">
          <thead>
            <tr>
              <th scope="col">{t("license")}</th>
              <th scope="col">{t("quantity")}</th>
              <th scope="col" className="n wide">
                {t("perUnit")}
              </th>
              <th scope="col" className="n">
                {t("perMonth")}
              </th>
              <th scope="col">
                <span className="sr-only">{t("edit")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <LicenseRows {...props} />
          </tbody>
        </table>
      </div>
      {difference && <PbxTotal difference={difference} />}
    </section>
  );
}

function PbxHeader({ pbx: { name, serial, scenario, documentSeq } }: Readonly<{ pbx: RentalPbx }>) {
  const t = useTranslations("rental");
  return (
    <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-b px-4 py-3">
      <h2 className="font-[620]">{name}</h2>
      <DeviceLink serial={serial} />
      <Chip>{t(`scenarios.${scenario}`)}</Chip>
      {documentSeq !== null && (
        <span className="ms-auto text-[0.8125rem] text-muted">{t("document", { seq: documentSeq })}</span>
      )}
    </header>
  );
}

function PbxTotal({ difference: { oldRate, newRate } }: Readonly<{ difference: PbxDifference }>) {
  const t = useTranslations("rental");
  const locale = useLocale();
  return (
    <footer className="flex justify-end gap-2 border-t px-4 py-2.5 text-muted tabular-nums">
      {t("total")}
      <span className="text-foreground">
        <OldNew before={showMonthly(oldRate, locale)} after={showMonthly(newRate, locale)} /> iSC
      </span>
    </footer>
  );
}
