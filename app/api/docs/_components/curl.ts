import type { Described } from "@/lib/platform/api/open-api/described";

/** The call as one types it: with the examples of the document, and the secrets as variables of the shell. */
export function curlOf({ method, path, security, body, takesReference }: Described): string {
  const parts = [
    method === "GET" ? "curl" : `curl -X ${method}`,
    `"$PORTAL${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)}"`,
    ...(security === null ? [] : [`-H "Authorization: Bearer $${SECRETS[security]}"`]),
    ...(takesReference ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(body ? ['-H "Content-Type: application/json"', `-d '${JSON.stringify(body.example)}'`] : []),
  ];
  return parts.join(" \\\n  ");
}

const SECRETS = { apiToken: "TOKEN", deviceToken: "DEVICE_TOKEN", cronSecret: "CRON_SECRET" } as const;
