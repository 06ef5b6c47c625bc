import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { LoadedOwnSession } from "@/lib/features/sessions/loaders";
import { EndOthersForm, EndSessionForm } from "./end-session-forms";

/** Where one is signed in, each with the way to end it. */
export function SessionsPanel({ sessions }: Readonly<{ sessions: readonly LoadedOwnSession[] }>) {
  const t = useTranslations("sessions");
  const { sessions: words } = useMessages();
  const columns: Column[] = [
    { key: "device", label: t("device") },
    { key: "address", label: t("address"), nowrap: true, wide: true },
    { key: "seen", label: t("lastSeen"), nowrap: true },
    { key: "since", label: t("since"), nowrap: true, wide: true },
    { key: "end", label: t("end"), numeric: true },
  ];
  const rows = sessions.map(({ id, device: known, address, lastSeenAt, createdAt, isThis }) => {
    const device = known === "" ? t("unknown") : known;
    return {
      key: id,
      cells: [
        device,
        address,
        <Moment key="seen" at={lastSeenAt} style="minute" />,
        <Moment key="since" at={createdAt} style="minute" />,
        isThis ? (
          <Chip key="end" tone="good">
            {t("this")}
          </Chip>
        ) : (
          <EndSessionForm key="end" id={id} name={t("endNamed", { device, address })} />
        ),
      ],
    };
  });
  return (
    <NextIntlClientProvider messages={{ sessions: words }}>
      <Panel title={t("title")} flush {...(sessions.length > 1 && { footer: <EndOthersForm /> })}>
        <DataTable caption={t("title")} columns={columns} rows={rows} empty={t("unknown")} />
      </Panel>
    </NextIntlClientProvider>
  );
}
