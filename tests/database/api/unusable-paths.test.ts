import { expect, test } from "vitest";
import { PUT as changeArticle } from "@/app/api/v1/articles/[number]/route";
import { PUT as includeLicenses } from "@/app/api/v1/articles/[number]/included-licenses/route";
import { issueApiToken } from "@/lib/features/api-tokens/mutations";
import { createCast } from "@/tests/support/cast";

test.each([
  ["an article", changeArticle, { name: "A", kind: "app", rentable: false }],
  ["what an article includes", includeLicenses, { licenses: [] }],
])("NUL in the path of %s is the sender's fault, not ours", async (_what, handler, body) => {
  const { vendor } = await createCast();
  const token = await issueApiToken(vendor, { name: "test", access: "write" });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const request = new Request("http://portal.test/api/v1/articles/a%00b", {
    method: "PUT",
    headers,
    body: JSON.stringify(body),
  });
  const response = await handler(request, { params: Promise.resolve({ number: "a\u0000b" }) });
  expect([response.status, (await response.json()).code]).toEqual([422, "text_unusable"]);
});
