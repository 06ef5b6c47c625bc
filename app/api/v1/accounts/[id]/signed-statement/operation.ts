import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { requireAccount } from "@/lib/features/accounts/data";
import { streamSignedStatement } from "@/lib/features/signed-statements/data";
import { signedLineSchema, signedStatementSchema } from "@/lib/features/signed-statements/schema";
import { operation } from "@/lib/platform/api/operation";
import type { OpenStream } from "@/lib/platform/api/streamed-response";

const EXAMPLE = { type: "signature", jws: "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl" } as const;

/** Streams an account's ledger so that it can be checked without the portal. */
export const getSignedStatement = operation({
  id: "getSignedStatement",
  method: "GET",
  path: "/api/v1/accounts/{id}/signed-statement",
  tag: "Accounts",
  summary: "Export an account's ledger, signed",
  description:
    "One JSON line each for a header, every configuration with its lines, every entry with its hash, and at last a JWS (EdDSA) over the last hash and seal, made with a key of /.well-known/jwks.json. `npm run verify-statement -- FILE --jwks FILE` checks it offline: the chain, the sums, the rates from the lines, and the signature. `from` and `to` cut out the entries of a time; the header then says where the account stood before.",
  params: accountPath,
  query: signedStatementSchema.strict(),
  answer: {
    status: 200,
    description: "The lines. Answered as application/x-ndjson.",
    content: { name: "SignedStatementLine", schema: signedLineSchema, example: EXAMPLE },
    others: {
      "application/x-ndjson": {
        description: "One object per line.",
        example: `${JSON.stringify(EXAMPLE)}\n`,
      },
    },
  },
  refusals: ["account_not_found", "instant_malformed"],
  handle: async ({ scope, params, query }) => {
    const { id, name } = await requireAccount(scope, params.id);
    const open: OpenStream = (signal) => streamSignedStatement({ account: { id, name }, ...query }, signal);
    return { status: 200, open, headers: { "content-type": "application/x-ndjson" } };
  },
});
