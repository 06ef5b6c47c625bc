import { z } from "zod";
import { SERIAL_EXAMPLE, VIEW_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { pbxPath } from "@/app/api/v1/accounts/[id]/account-path";
import { previewAnswer } from "@/app/api/v1/accounts/preview-answer";
import {
  changeAccountConfiguration,
  checkConfigurationChange,
} from "@/lib/features/configurations/mutations";
import {
  configurationAnswerSchema,
  configurationChangeSchema,
  pbxChangeSchema,
} from "@/lib/features/configurations/schema";
import { operation } from "@/lib/platform/api/operation";

/** Changes what a PBX rents. */
export const changeConfiguration = operation({
  id: "changeConfiguration",
  method: "PUT",
  path: "/api/v1/accounts/{id}/pbxs/{serial}/configuration",
  tag: "Accounts",
  summary: "Change what a PBX rents",
  description:
    "Needs the permission `rental`. `lines` is everything the PBX rents from now on; a license that is not in it ends. Whatever it rents more than before needs the contracts in force: Software Rental, and myApps Cloud for a PBX in the cloud. All PBXs of the account go on the prices in force. With `dryRun` nothing is changed, and the answer tells what would be.",
  params: pbxPath,
  body: {
    name: "NewConfiguration",
    schema: pbxChangeSchema
      .extend({
        seenPriceListId: configurationChangeSchema.shape.seenPriceListId,
        dryRun: z.boolean().default(false),
      })
      .strict(),
    example: {
      lines: [
        { article: "02-00039-002", quantity: 25 },
        { article: "02-00040-002", quantity: 25 },
      ],
      basedOn: 2,
    },
  },
  answer: {
    status: 200,
    description: "The account as it is now.",
    content: {
      name: "Configuration",
      schema: configurationAnswerSchema,
      example: { ...VIEW_EXAMPLE, applied: true, pbxs: [{ serial: SERIAL_EXAMPLE, version: 3 }] },
    },
  },
  refusals: [
    "account_not_found",
    "account_deleted",
    "account_parked",
    "serial_malformed",
    "pbx_unknown",
    "balance_too_low",
    "configuration_outdated",
    "prices_changed",
    "article_unknown",
    "article_not_rentable",
    "price_missing",
    "quantity_invalid",
    "rented_and_purchased",
    "rented_versions_mixed",
    "rate_too_high",
    "contract_missing",
    "contract_undecided",
    "contract_rejected",
    "contract_not_started",
    "contract_ended",
  ],
  handle: async ({ scope, params, body, reference }) => {
    const { dryRun, seenPriceListId, ...change } = body;
    const changes = [{ ...change, serial: params.serial }];
    const wanted = { accountId: params.id, changes, seenPriceListId };
    if (!dryRun) return { status: 200, json: await changeAccountConfiguration(scope, wanted, reference) };
    const preview = await checkConfigurationChange(scope, wanted);
    return { status: 200, json: { ...preview.change, ...previewAnswer(preview) } };
  },
});
