import { useTranslations } from "next-intl";

/** What anybody may fetch of an authority. Plain links: these are files, not pages. */
export function AuthorityFiles({ id }: Readonly<{ id: string }>) {
  const t = useTranslations("deviceIdentity.authorities");
  return (
    <>
      <p className="mb-2 text-muted">{t("filesText")}</p>
      <ul className="grid gap-1">
        {(["crt", "crl"] as const).map((kind) => (
          <li key={kind}>
            <a
              href={`/.well-known/device-authority/${id}.${kind}`}
              download
              className="text-link underline underline-offset-3"
            >
              {t(kind)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
