import Link from "next/link";
import { useTranslations } from "next-intl";
import { Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { LoadedDevice } from "@/lib/features/device-views/loaders";
import { ProjectLink } from "./project-link";

/** Where a device belongs, how it is in touch, and what it has installed. */
export function DeviceFacts({ device }: Readonly<{ device: LoadedDevice }>) {
  const t = useTranslations("deviceViews");
  const { account, project, firmware, connection, connectionSince, lastSeenAt, installedAt } = device;
  const since = connection === "connected" ? "connectedSince" : "disconnectedSince";
  return (
    <Panel className="mb-5">
      <div className="grid gap-x-12 gap-y-1.75 md:grid-cols-2">
        <Facts
          facts={[
            {
              label: t("account"),
              value: account ? (
                <Link
                  href={`/accounts/${account.id}`}
                  prefetch={false}
                  className="text-link underline underline-offset-3"
                >
                  {account.name}
                </Link>
              ) : (
                "–"
              ),
            },
            { label: t("project"), value: <ProjectLink project={project} isLinked={!device.isVendor} /> },
            { label: t("firmware"), value: firmware ?? "–" },
          ]}
        />
        <Facts
          facts={[
            { label: t("installed"), value: <Installed device={device} /> },
            { label: t("installedAt"), value: installedAt === null ? "–" : <Moment at={installedAt} /> },
            { label: t("lastSeen"), value: lastSeenAt === null ? t("never") : <Moment at={lastSeenAt} /> },
            ...(connectionSince === null
              ? []
              : [{ label: t(since), value: <Moment at={connectionSince} /> }]),
          ]}
        />
      </div>
    </Panel>
  );
}

/** The installed number against the current one, and what that means. */
function Installed({
  device: { installation, installedSeq, documentSeq },
}: Readonly<{ device: LoadedDevice }>) {
  const t = useTranslations("deviceViews");
  if (installation === "none") return t("nothingIssued");
  const numbers = t(`installations.${installation}`, {
    installed: installedSeq ?? t("nothingInstalled"),
    current: documentSeq,
  });
  return `${numbers}, ${t(installation === "current" ? "upToDate" : "behind")}`;
}
