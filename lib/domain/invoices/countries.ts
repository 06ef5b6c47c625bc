/** Countries by their code (ISO 3166-1), as addresses on invoices name them. */
export const COUNTRIES: readonly string[] = (
  "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD " +
  "CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD " +
  "GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI " +
  "KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW " +
  "MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB " +
  "SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY " +
  "UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
).split(" ");

/** Those of the European Union, where VAT is charged by the receiver. */
const EUROPEAN_UNION = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

export const isInEuropeanUnion = (country: string): boolean => EUROPEAN_UNION.has(country);

/** What the VAT ids of a country begin with: its code, but for Greece. */
const vatPrefix = (country: string): string => (country === "GR" ? "EL" : country);

/** A VAT id without spaces and dots, in capitals. */
export const plainVatId = (text: string): string => text.replaceAll(/[\s.-]/g, "").toUpperCase();

/** Whether a VAT id can be one of a country: its letters, then two to twelve characters. */
export const isVatIdOf = (vatId: string, country: string): boolean =>
  vatId.startsWith(vatPrefix(country)) && /^[A-Z]{2}[\dA-Z+*]{2,12}$/.test(vatId);
