import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { DataTable, type Row } from "@/components/ui/data-table";
import { showLicenseAmount } from "@/lib/domain/display/license-amount";
import { DEFAULT_TIME_ZONE, type Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { Instant } from "@/lib/domain/instant";
import type { BalanceStep, ProjectEvent } from "@/lib/domain/licenses/balance";
import { BALANCE_COLUMNS, ISC, type MovementListInput } from "@/lib/features/license-balances/schema";

type Movement = Readonly<{
  key: string;
  at: Instant;
  event: ProjectEvent;
  lastGroup: string | null;
  serial: string | null;
  person: string | null;
  step: BalanceStep;
  balance: BalanceStep;
}>;
type Words = ReturnType<typeof useTranslations<"licenseBalance">>;
type Place = Readonly<{ t: Words; reader: Reader; articleNumber: string | null }>;

/** Everything that changed one row of the balance, the newest first, with the balance it left behind. */
export function MovementsTable({
  movements,
  list,
}: Readonly<{ movements: readonly Movement[]; list: MovementListInput }>) {
  const t = useTranslations("licenseBalance");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  const articleNumber = list.article === ISC ? null : list.article;
  return (
    <DataTable
      caption={t("movements")}
      rowHeader={-1}
      columns={[
        { key: "at", label: t("time"), nowrap: true },
        { key: "event", label: t("event") },
        ...BALANCE_COLUMNS.map((column) => ({
          key: column,
          label: t(`columns.${column}`),
          numeric: true,
          wide: column !== (list.column ?? "left"),
        })),
        { key: "person", label: t("person"), wide: true },
      ]}
      rows={movements.map((movement) => rowOf(movement, { t, reader, articleNumber }))}
      empty={t("noMovements")}
    />
  );
}

const rowOf = (movement: Movement, place: Place): Row => ({
  key: movement.key,
  cells: [
    showMoment(movement.at, place.reader),
    <What key="event" movement={movement} t={place.t} />,
    ...BALANCE_COLUMNS.map((column) => (
      <Running key={column} step={movement.step[column]} balance={movement.balance[column]} place={place} />
    )),
    movement.person,
  ],
});

/** What happened and, beneath, to which key or device. */
function What({ movement: { event, lastGroup, serial }, t }: Readonly<{ movement: Movement; t: Words }>) {
  const subject = serial ?? (lastGroup === null ? null : t("key", { lastGroup }));
  return (
    <>
      {t(`events.${event}`)}
      {subject && <span className="block text-xs whitespace-nowrap text-muted">{subject}</span>}
    </>
  );
}

/** The sum after a movement and, beneath, the step to it where there is one. */
function Running({ step, balance, place }: Readonly<{ step: bigint; balance: bigint; place: Place }>) {
  const shown = (amount: bigint) =>
    showLicenseAmount({ articleNumber: place.articleNumber, amount }, place.reader.locale);
  if (step === 0n) return <span className="text-muted">{shown(balance)}</span>;
  return (
    <>
      {shown(balance)}
      <span className="block text-xs text-muted">
        {step > 0n ? "+" : "−"}
        {shown(step > 0n ? step : -step)}
      </span>
    </>
  );
}
