import { Paragraph } from "@/emails/mail-frame";
import { showExact } from "@/emails/rental-facts";
import type { EndMove, MovedEnd } from "@/lib/domain/accounts/end-moves";
import { showIsc, showMonthly } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";

type Props = Readonly<{ locale: Locale; moved: MovedEnd | null; endsAt: Instant }>;

const WORDS = {
  en: {
    moved: (before: string, after: string) =>
      `The end has moved since the last mail: it was ${before}, and now is ${after}.`,
    cause: "Cause",
    charge: (at: string, amount: string) => `${amount} iSC were charged on ${at}.`,
    change: (at: string, rates: string) => `what is rented was changed on ${at}; ${rates}.`,
    "change-at-new-prices": (at: string, rates: string) =>
      `what is rented was changed on ${at}, and new prices came with it; ${rates}.`,
    prices: (at: string, rates: string) => `new prices came with the charge on ${at}; ${rates}.`,
    reload: (at: string, amount: string) => `the reloading service charged ${amount} iSC on ${at}.`,
    "contract-end": (at: string, number: string, end: string) =>
      `contract ${number} was ended on ${at}, as of ${end}.`,
    contract: (at: string, number: string) => `contract ${number} was approved on ${at}.`,
    rates: (before: string, after: string) => `the monthly consumption went from ${before} to ${after} iSC`,
    leftOut: (count: number) =>
      count === 1
        ? "One move before these is in the history."
        : `${count} moves before these are in the history.`,
  },
  de: {
    moved: (before: string, after: string) =>
      `Das Ende hat sich seit der letzten Mail verschoben: Es war ${before} und ist jetzt ${after}.`,
    cause: "Grund",
    charge: (at: string, amount: string) => `Am ${at} wurden ${amount} iSC aufgeladen.`,
    change: (at: string, rates: string) => `Am ${at} wurde geändert, was gemietet ist; ${rates}.`,
    "change-at-new-prices": (at: string, rates: string) =>
      `Am ${at} wurde geändert, was gemietet ist, und damit kamen neue Preise; ${rates}.`,
    prices: (at: string, rates: string) => `Mit der Aufladung am ${at} kamen neue Preise; ${rates}.`,
    reload: (at: string, amount: string) => `Am ${at} hat der Nachladedienst ${amount} iSC aufgeladen.`,
    "contract-end": (at: string, number: string, end: string) =>
      `Am ${at} wurde der Vertrag ${number} beendet, zum ${end}.`,
    contract: (at: string, number: string) => `Am ${at} wurde der Vertrag ${number} angenommen.`,
    rates: (before: string, after: string) => `der monatliche Verbrauch ging von ${before} auf ${after} iSC`,
    leftOut: (count: number) =>
      count === 1
        ? "Eine Verschiebung davor steht in der Historie."
        : `${count} Verschiebungen davor stehen in der Historie.`,
  },
} as const;

/** Why the date is not the one of the last mail, each cause by itself; nothing where it is. */
export function MovedEndParagraph({ locale, moved, endsAt }: Props) {
  if (moved === null) return null;
  const words = WORDS[locale];
  return (
    <>
      <Paragraph>{words.moved(showExact(moved.before, locale), showExact(endsAt, locale))}</Paragraph>
      {moved.moves.map((move) => (
        <Paragraph key={move.id}>
          {words.cause}: {causeSentence(move, locale)}
        </Paragraph>
      ))}
      {moved.leftOut > 0 && <Paragraph>{words.leftOut(moved.leftOut)}</Paragraph>}
    </>
  );
}

function causeSentence(move: EndMove, locale: Locale): string {
  const words = WORDS[locale];
  const at = showExact(move.at, locale);
  if (move.kind === "contract") return words.contract(at, move.number);
  if (move.kind === "contract-end")
    return words["contract-end"](at, move.number, showExact(move.endsAt, locale));
  if ("amount" in move) return words[move.kind](at, showIsc(move.amount, locale));
  const rates = words.rates(showMonthly(move.rateBefore, locale), showMonthly(move.rateAfter, locale));
  return words[move.kind](at, rates);
}
