import Link from "next/link";
import { useTranslations } from "next-intl";
import type { OwnActivation } from "./own-activation";

/** Where a used key went: one's own project or account, or another organization. */
export function UsedFor({ usedFor }: Readonly<{ usedFor: NonNullable<OwnActivation["usedFor"]> }>) {
  const t = useTranslations("ownActivations.usedFor");
  const { kind, name, id } = usedFor;
  const text = t(kind, { name });
  if (kind === "elsewhere") return <span className="text-xs text-muted">{text}</span>;
  return (
    <Link
      href={kind === "project" ? `/projects/${id}` : `/accounts/${id}`}
      prefetch={false}
      className="text-xs text-muted hover:underline hover:underline-offset-3"
    >
      {text}
    </Link>
  );
}
