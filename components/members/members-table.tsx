import Link from "next/link";
import { useTranslations } from "next-intl";
import { RightsInWords, SeenInWords } from "@/components/members/rights-in-words";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { MemberRights } from "@/lib/domain/organizations/member-rights";

type Member = MemberRights & Readonly<{ userId: string; name: string; email: string }>;

type Props = Readonly<{
  members: readonly Member[];
  /** Who is looking; undefined where they look at another organization, whose people they cannot change. */
  viewerId?: string;
}>;

/** The people of an organization, with what each of them may do. */
export function MembersTable({ members, viewerId }: Props) {
  const t = useTranslations("organization");
  const columns: Column[] = [
    { key: "person", label: t("person") },
    { key: "may", label: t("may"), quiet: true },
    { key: "sees", label: t("sees"), nowrap: true, wide: true },
    ...(viewerId === undefined ? [] : [{ key: "change", label: t("change"), numeric: true }]),
  ];
  const rows = members.map(({ userId, name, email, ...rights }) => ({
    key: userId,
    cells: [
      <span key="person" className="block min-w-28 wrap-anywhere">
        {userId === viewerId ? `${name} (${t("you")})` : name}
        <span className="block text-[0.8125rem] font-normal text-muted">{email}</span>
      </span>,
      <RightsInWords key="may" {...rights} />,
      <SeenInWords key="sees" {...rights} />,
      ...(viewerId === undefined
        ? []
        : [
            <Link
              key="change"
              href={`/organization/members/${userId}`}
              prefetch={false}
              aria-label={t("changeNamed", { name })}
              className="underline underline-offset-3"
            >
              {t("change")}
            </Link>,
          ]),
    ],
  }));
  return <DataTable caption={t("members")} columns={columns} rows={rows} empty={t("none")} />;
}
