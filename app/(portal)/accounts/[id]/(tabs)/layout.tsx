import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Tabs } from "@/components/ui/tabs";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { loadBalanceCurve } from "@/lib/features/history/loaders";
import { loadSession } from "@/lib/features/sessions/loaders";
import { DeletedNote, DeleteLink } from "./_components/account-end";
import { AccountHeader } from "./_components/account-header";
import { AccountPanel } from "./_components/account-panel";

export async function generateMetadata({ params }: LayoutProps<"/accounts/[id]">): Promise<Metadata> {
  const { name } = await loadAccount((await params).id);
  return { title: name };
}

export default async function AccountLayout({ params, children }: LayoutProps<"/accounts/[id]">) {
  const { id } = await params;
  const [account, curve, { permissions }, t] = await Promise.all([
    loadAccount(id),
    loadBalanceCurve(id),
    loadSession(),
    getTranslations("accounts.tabs"),
  ]);
  const mayWrite = permissions.includes("rental") && account.deletedAt === null;
  return (
    <>
      <AccountHeader account={account} mayRent={mayWrite} />
      <DeletedNote deletedAt={account.deletedAt} />
      <AccountPanel account={account} curve={curve} />
      <Tabs
        label={t("label")}
        tabs={[
          { label: t("softwareRental"), href: `/accounts/${id}` },
          { label: t("hardware"), href: `/accounts/${id}/hardware` },
          { label: t("contract"), href: `/accounts/${id}/contract` },
          { label: t("history"), href: `/accounts/${id}/history` },
          { label: t("statement"), href: `/accounts/${id}/statement` },
          { label: t("reloading"), href: `/accounts/${id}/reloading` },
          { label: t("warnings"), href: `/accounts/${id}/warnings` },
        ]}
      />
      {children}
      {mayWrite && <DeleteLink id={id} />}
    </>
  );
}
