import { Refusal } from "@/lib/domain/refusal";
import type { ApiTokenInput } from "@/lib/features/api-tokens/schema";
import { refuseActing, requireWrite, type Scope } from "@/lib/platform/access/scope";
import { hashOfSecret, newSecret } from "@/lib/platform/auth/secret-token";
import { db } from "@/lib/platform/db/client";

const PREFIX = "lp_";
const SHOWN_CHARACTERS = 4;

/** Whose rights a token carries, and in which organization. */
export type TokenHolder = Readonly<{ userId: string; organizationId: string }>;

/** Makes a token with one's own rights in this organization. It is returned whole this once. */
export async function createApiToken(scope: Scope, input: ApiTokenInput): Promise<string> {
  requireWrite(scope);
  refuseActing(scope);
  return issueApiToken(scope, input);
}

/** Makes a token for a member of an organization. For scripts on the machine itself, which need nobody's leave. */
export async function issueApiToken(
  { userId, organizationId }: TokenHolder,
  { name, access }: ApiTokenInput,
): Promise<string> {
  const token = `${PREFIX}${newSecret()}`;
  await db.apiToken.create({
    data: {
      userId,
      organizationId,
      name,
      access,
      tokenHash: hashOfSecret(token),
      lastCharacters: token.slice(-SHOWN_CHARACTERS),
    },
  });
  return token;
}

/** Ends a token of one's own at once. Refuses one that is not there, or somebody else's, as `not_found`. */
export async function revokeApiToken(scope: Scope, id: string): Promise<void> {
  requireWrite(scope);
  const { userId, organizationId } = scope;
  const revoked = await db.$executeRaw`
    UPDATE api_tokens SET revoked_at = now()
    WHERE id = ${id}::uuid AND user_id = ${userId}::uuid AND organization_id = ${organizationId}::uuid
      AND revoked_at IS NULL`;
  if (revoked === 0) throw new Refusal("not_found");
}
