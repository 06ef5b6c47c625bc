import { SERIAL_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { statementAnswer } from "@/app/api/v1/accounts/[id]/statements/[month]/statement-answer";
import { fileNameOf } from "@/lib/domain/display/file-name";
import { makeStatementPdf, makeStatementWorkbook } from "@/lib/features/statement-files/data";
import { requireStatement } from "@/lib/features/statements/data";
import {
  monthText,
  type StatementAnswer,
  statementAnswerSchema,
  statementQuerySchema,
} from "@/lib/features/statements/schema";
import { fileAnswer, MADE_TYPES } from "@/lib/platform/api/made-file";
import { operation } from "@/lib/platform/api/operation";

const EXAMPLE: StatementAnswer = {
  account: { id: "0190a7c2-0000-7000-8000-000000000001", name: "bergmann-logistik.example" },
  month: "2026-11",
  timeZone: "Europe/Berlin",
  from: "2026-10-31T23:00:00Z",
  to: "2026-11-30T23:00:00Z",
  until: "2026-11-22T03:10:00Z",
  openingTicks: "0",
  openingIsc: "0.00",
  charges: [
    {
      at: "2026-11-12T03:10:00Z",
      count: "1",
      activationKey: "24bc",
      amountTicks: "2628000000",
      amountIsc: "10.00",
      balanceTicks: "2628000000",
    },
  ],
  chargedIsc: "10.00",
  pbxs: [
    {
      serial: SERIAL_EXAMPLE,
      name: "pbx-hamburg",
      amountTicks: "-1296000000",
      amountIsc: "-4.94",
      parts: [
        {
          article: "02-00039-002",
          name: "PBX-Port14",
          quantity: 25,
          price: "0.60",
          seconds: "864000",
          amountTicks: "-1296000000",
          amountIsc: "-4.94",
          balanceTicks: "1332000000",
        },
      ],
    },
  ],
  debitedIsc: "-4.94",
  forfeits: [],
  unexplainedTicks: "0",
  closingTicks: "1332000000",
  closingIsc: "5.06",
};

/** Shows an account's statement of a month. */
export const getStatement = operation({
  id: "getStatement",
  method: "GET",
  path: "/api/v1/accounts/{id}/statements/{month}",
  tag: "Accounts",
  summary: "Read an account's statement of a month",
  description:
    "From the opening balance over charges and debits, by PBX and article, to the closing balance. Ticks are exact: each part is −(quantity × price × seconds). Amounts in iSC are the steps between two balances as they are shown, in the order of the answer, so they add up to the hundredth. A month that still runs is told up to now. `format=pdf` and `format=xlsx` answer the same as files, in the language of `locale`.",
  params: accountPath.extend({ month: monthText }),
  query: statementQuerySchema.strict(),
  answer: {
    status: 200,
    description: "The statement.",
    content: { name: "Statement", schema: statementAnswerSchema, example: EXAMPLE },
    others: {
      [MADE_TYPES.pdf]: { description: "The statement on A4.", example: "%PDF-1.3 …" },
      [MADE_TYPES.xlsx]: { description: "The statement and its entries as a workbook.", example: "PK …" },
    },
  },
  refusals: ["account_not_found", "month_malformed", "time_zone_unknown", "sheet_too_long"],
  handle: async ({ scope, params, query: { timeZone, format, locale } }) => {
    const asked = { month: params.month, timeZone };
    if (format === "json")
      return { status: 200, json: statementAnswer(await requireStatement(scope, params.id, asked)) };
    const make = format === "pdf" ? makeStatementPdf : makeStatementWorkbook;
    const wanted = { accountId: params.id, ...asked };
    const { statement, bytes } = await make(scope, wanted, { reader: { locale, timeZone } });
    const name = fileNameOf("statement", `${params.month}-${statement.account.name}`, format);
    return fileAnswer({ bytes, name, type: format });
  },
});
