import { useTranslations } from "next-intl";
import { Chip, type Tone } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";
import type { LoadedCode } from "@/lib/features/device-enrollments/loaders";
import { WithdrawForm } from "./withdraw-form";

const TONES: Readonly<Record<LoadedCode["state"], Tone>> = {
  open: "good",
  used: "neutral",
  withdrawn: "neutral",
  over: "neutral",
};

type Props = Readonly<{ codes: readonly LoadedCode[]; isVendor: boolean; mayMake: boolean }>;

/** The codes there were, by their last characters, each open one with the way to end it. */
export function CodesTable({ codes, isVendor, mayMake }: Props) {
  const t = useTranslations("deviceIdentity.enrollment");
  const words = useTranslations("deviceIdentity");
  const columns: Column[] = [
    { key: "code", label: t("code"), nowrap: true },
    { key: "for", label: t("for"), nowrap: true },
    { key: "state", label: words("state") },
    ...(isVendor ? [{ key: "by", label: t("by"), wide: true }] : []),
    { key: "createdAt", label: t("createdAt"), nowrap: true, wide: true },
    { key: "expiresAt", label: t("expiresAt"), nowrap: true, wide: true },
    { key: "used", label: t("used"), wide: true },
    { key: "withdraw", label: t("withdraw"), numeric: true },
  ];
  const rows = codes.map((code) => ({
    key: code.id,
    cells: [
      <code key="code">…{code.lastCharacters}</code>,
      code.serial ?? t("anyPbx", { account: code.account ?? t("goneAccount") }),
      <Chip key="state" tone={TONES[code.state]}>
        {t(`states.${code.state}`)}
      </Chip>,
      ...(isVendor ? [code.organization] : []),
      <Moment key="createdAt" at={code.createdAt} style="minute" />,
      <Moment key="expiresAt" at={code.expiresAt} style="minute" />,
      code.usedAt && <UsedBy key="used" serial={code.usedSerial} at={code.usedAt} />,
      code.state === "open" && mayMake && (
        <WithdrawForm key="withdraw" id={code.id} last={code.lastCharacters} />
      ),
    ],
  }));
  return <DataTable caption={t("existing")} columns={columns} rows={rows} empty={t("none")} />;
}

const UsedBy = ({ serial, at }: Readonly<{ serial: string | null; at: Instant }>) => (
  <>
    {serial} <Moment at={at} style="minute" />
  </>
);
