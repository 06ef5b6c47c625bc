import { z } from "zod";
import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { formatInstant } from "@/lib/domain/instant";
import { requireAccount } from "@/lib/features/accounts/data";
import { listProvisioningCodes as list } from "@/lib/features/provisioning-codes/data";
import { makeProvisioningCode as make } from "@/lib/features/provisioning-codes/mutations";
import {
  newCodeAnswerSchema,
  newProvisioningCodeSchema,
  provisioningCodeAnswerSchema,
} from "@/lib/features/provisioning-codes/schema";
import { operation } from "@/lib/platform/api/operation";

const ID = "01990b5a-7c00-7000-8000-000000000041";
const EXPIRES_AT = "2026-11-29T03:10:00Z";

/** Lists provisioning codes. */
export const listProvisioningCodes = operation({
  id: "listProvisioningCodes",
  method: "GET",
  path: "/api/v1/accounts/{id}/provisioning-codes",
  tag: "Rental devices",
  summary: "List provisioning codes",
  description: "The last fifty of the account, the newest first; never whole.",
  params: accountPath,
  answer: {
    status: 200,
    description: "The codes.",
    content: {
      name: "ProvisioningCodes",
      schema: z.object({ codes: z.array(provisioningCodeAnswerSchema) }),
      example: {
        codes: [
          {
            id: ID,
            lastCharacters: "HD8N",
            state: "usable",
            usedDevices: 3,
            mostDevices: 40,
            createdAt: "2026-11-22T03:10:00Z",
            createdBy: "Jonas Thomsen",
            expiresAt: EXPIRES_AT,
          },
        ],
      },
    },
  },
  refusals: ["account_not_found"],
  handle: async ({ scope, params }) => {
    const { id } = await requireAccount(scope, params.id);
    const codes = (await list(id)).map(({ createdAt, expiresAt, ...code }) => ({
      ...code,
      createdAt: formatInstant(createdAt),
      expiresAt: formatInstant(expiresAt),
    }));
    return { status: 200, json: { codes } };
  },
});

/** Makes a provisioning code. */
export const makeProvisioningCode = operation({
  id: "makeProvisioningCode",
  method: "POST",
  path: "/api/v1/accounts/{id}/provisioning-codes",
  tag: "Rental devices",
  summary: "Make a provisioning code",
  description:
    "Needs the permission `rental`, and a Hardware Rental contract in force. For one device it lasts 15 minutes, for a rollout 7 days. The code is told this once.",
  params: accountPath,
  body: {
    name: "NewProvisioningCode",
    schema: newProvisioningCodeSchema.strict(),
    example: { purpose: "rollout", devices: 40 },
  },
  answer: {
    status: 201,
    description: "The code, whole.",
    content: {
      name: "ProvisioningCodeWhole",
      schema: newCodeAnswerSchema,
      example: { id: ID, code: "7K3M-9QTX-2B4W-HD8N", mostDevices: 40, expiresAt: EXPIRES_AT },
    },
  },
  refusals: [
    "account_not_found",
    "account_deleted",
    "contract_missing",
    "contract_undecided",
    "contract_rejected",
    "contract_not_started",
    "contract_ended",
  ],
  handle: async ({ scope, params, body, reference }) => ({
    status: 201,
    json: await make(scope, { ...body, accountId: params.id }, reference),
  }),
});
