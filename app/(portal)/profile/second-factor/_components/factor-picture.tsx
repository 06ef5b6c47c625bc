import { useTranslations } from "next-intl";
import type { LoadedFactorSetUp } from "@/lib/features/second-factors/loaders";

type Props = Readonly<Pick<NonNullable<LoadedFactorSetUp["waiting"]>, "secret" | "picture">>;

const QUIET = 4;
const GROUP = /.{1,4}/g;

/** The secret as a picture to scan, dark on light in every theme, and as text to type. */
export function FactorPicture({ secret, picture: { width, height, bars } }: Props) {
  const t = useTranslations("secondFactor");
  const box = `${-QUIET} ${-QUIET} ${width + 2 * QUIET} ${height + 2 * QUIET}`;
  return (
    <div className="mb-4 grid gap-3">
      <p className="text-muted">{t("scan")}</p>
      <svg
        role="img"
        aria-label={t("picture")}
        viewBox={box}
        shapeRendering="crispEdges"
        className="w-52 rounded-md border bg-white"
      >
        <path d={bars.map(({ x, y }) => `M${x} ${y}h1v1h-1z`).join("")} fill="#000" />
      </svg>
      <dl>
        <dt className="label">{t("secret")}</dt>
        <dd>
          <code className="wrap-anywhere">{secret.match(GROUP)?.join(" ")}</code>
        </dd>
      </dl>
    </div>
  );
}
