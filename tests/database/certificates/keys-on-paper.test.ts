import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { parseIsc } from "@/lib/domain/money/amount";
import { cancelActivationKey } from "@/lib/features/activation-keys/cancellation/mutations";
import { issueActivationKeys } from "@/lib/features/activation-keys/mutations";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { requireCertificates } from "@/lib/features/key-certificates/data";
import { mintScope } from "@/lib/platform/access/mint-scope";
import { drawCertificates } from "@/lib/platform/certificates/draw-certificates";
import { limited } from "@/tests/support/cast";
import { openRental } from "@/tests/support/rental";

const rental = await openRental();
const { vendor, partner, customer } = rental;

const issue = async (count = 1) => {
  const input = { isc: parseIsc("300"), count, note: "Bergmann", orderNumber: "PO-815" };
  const keys = await issueActivationKeys(vendor, input);
  return keys.map(({ id, activationKey }) => ({ id, key: parseActivationKey(activationKey) }));
};
const keyOf = async () => (await issue())[0] ?? expect.fail("no key");

test("a batch's certificates tell content, order and reference, and their text holds the keys", async () => {
  const keys = await issue(3);
  const certificates = await requireCertificates(
    vendor,
    keys.map(({ key }) => key),
  );
  expect(certificates.map(({ activationKey }) => activationKey)).toEqual(
    keys.map(({ key }) => key.canonical),
  );
  expect(certificates[0]).toMatchObject({ orderNumber: "PO-815", reference: "Bergmann", items: [] });
  const bytes = await drawCertificates(certificates, { locale: "en", timeZone: "UTC" });
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false });
  expect(text.map((page) => /ACT-1\S+/.exec(page)?.[0])).toEqual(keys.map(({ key }) => key.canonical));
});

test("strangers get no certificate, not even of a key they hold", async () => {
  const { key } = await keyOf();
  for (const scope of [partner, customer])
    await expect(requireCertificates(scope, [key])).rejects.toMatchObject({ code: "not_found" });
  const within = mintScope({ ...vendor, limitedTo: new Set() });
  await expect(requireCertificates(within, [key])).rejects.toMatchObject({ code: "not_found" });
  const blind = limited(vendor, { permissions: ["licenses"] });
  await expect(requireCertificates(blind, [key])).rejects.toMatchObject({ code: "permission_missing" });
});

test("one foreign key among one's own is refused with the whole", async () => {
  const { key } = await keyOf();
  const unknown = parseActivationKey("ACT-1-0f3a-7721-90ab-cdef-0123-24bc");
  await expect(requireCertificates(vendor, [key, unknown])).rejects.toMatchObject({ code: "not_found" });
});

test("a key that cannot be used any more has none", async () => {
  const [used, cancelled] = [await keyOf(), await keyOf()];
  await chargeAccount(partner, { accountId: rental.accountId, activationKey: used.key });
  await cancelActivationKey(vendor, { id: cancelled.id, reason: "ordered by mistake" });
  await expect(requireCertificates(vendor, [used.key])).rejects.toMatchObject({
    code: "activation_key_used",
  });
  await expect(requireCertificates(vendor, [cancelled.key])).rejects.toMatchObject({
    code: "activation_key_cancelled",
  });
});
