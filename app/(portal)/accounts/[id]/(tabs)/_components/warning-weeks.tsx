import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { Segments } from "@/components/ui/segments";
import { exhaustionAfter } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { WEEK_SECONDS, weeks } from "@/lib/domain/accounts/warnings";
import { addSeconds, type Instant, seconds } from "@/lib/domain/instant";

type Props = Readonly<{ facts: AccountFacts; now: Instant; addresses: number }>;

const SHOWN_WEEKS = 10;
const FIRST_WARNING_WEEKS = 7;

/** The weeks that are left, and when somebody is told of the end. */
export function WarningWeeks({ facts, now, addresses }: Props) {
  const t = useTranslations("accounts");
  const end = exhaustionAfter(facts, now);
  if (end === null) return null;
  const left = Number((end - now) / WEEK_SECONDS);
  return (
    <div className="mt-3.5">
      <Segments
        filled={Math.min(left, SHOWN_WEEKS)}
        total={SHOWN_WEEKS}
        label={t("weeksLeft")}
        text={t("weeksText", { weeks: left })}
      />
      <p className="mt-1.5 text-[0.8125rem] text-muted">
        <WhoIsWarned
          first={addSeconds(end, seconds(-weeks(FIRST_WARNING_WEEKS)))}
          now={now}
          addresses={addresses}
        />
      </p>
    </div>
  );
}

type WarnedProps = Readonly<{ first: Instant; now: Instant; addresses: number }>;

function WhoIsWarned({ first, now, addresses }: WarnedProps) {
  const t = useTranslations("accounts");
  if (addresses === 0) return t("noWarnings");
  if (first <= now) return t("warningsRunning", { count: addresses });
  return t.rich("warningsFrom", { count: addresses, date: () => <Moment at={first} style="day" /> });
}
