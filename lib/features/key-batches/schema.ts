import { z } from "zod";
import { isQuantity, MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import { Refusal } from "@/lib/domain/refusal";
import {
  type IssueKeysInput,
  issueKeysSchema,
  MOST_KEYS_AT_ONCE,
} from "@/lib/features/activation-keys/schema";
import { parsed } from "@/lib/features/fields/schema";

/** The columns of a list of orders. A line holds either `isc` or `articles`. */
export const BATCH_COLUMNS = ["isc", "articles", "count", "order_number", "note"] as const;

type Cells = Readonly<Record<string, string>>;

const [iscOrder] = issueKeysSchema.options;
const UNCLEAR = z.never({ error: "key_content_unclear" });
const PIECES = /^(\S+?):(\d{1,7})$/;

/** "02-00039-002:37 02-00050-014:4" as articles with pieces. */
const articleList = parsed((text) =>
  text.split(/\s+/).map((part) => {
    const [, article, quantity] = PIECES.exec(part) ?? [];
    if (!article || !quantity) throw new Refusal("article_list_malformed", { text: part.slice(0, 60) });
    const pieces = Number(quantity);
    if (pieces === 0 || !isQuantity(pieces))
      throw new Refusal("quantity_invalid", { article, most: MAX_QUANTITY });
    return { article, quantity: pieces };
  }),
);

const about = {
  count: z.preprocess((cell) => (cell === "" ? undefined : cell), iscOrder.shape.count),
  order_number: iscOrder.shape.orderNumber,
  note: iscOrder.shape.note,
};
const iscLine = z.object({ isc: iscOrder.shape.isc, ...about }).transform(named);
const piecesLine = z
  .object({ articles: articleList, ...about })
  .transform(({ articles, ...rest }) => named({ items: articles, ...rest }));

function named<Line extends { order_number?: string | undefined }>({ order_number, ...line }: Line) {
  return { ...line, orderNumber: order_number };
}

/** Reads the cells of a line as an order of keys with one content. */
export function readOrderLine(cells: Cells): z.ZodSafeParseResult<IssueKeysInput> {
  const { isc = "", articles = "" } = cells;
  if ((isc === "") === (articles === "")) return UNCLEAR.safeParse(cells);
  return (isc === "" ? piecesLine : iscLine).safeParse(cells, { reportInput: true });
}

/** Several orders at once, by token: each as in *Issue activation keys*. */
export const keyBatchSchema = z.strictObject({
  orders: z.array(issueKeysSchema).min(1).max(MOST_KEYS_AT_ONCE),
});

/** The form: the list typed, or a file; *Check* issues nothing, *Issue* only when every line is good. */
export const keyBatchFormSchema = z.object({
  intent: z.enum(["check", "issue"]),
  csv: z.string().default(""),
  file: z.instanceof(File).optional(),
  reference: z.string().min(1).max(255).optional(),
});
