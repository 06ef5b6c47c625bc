import { certificateFileName } from "@/lib/domain/licenses/certificate";
import { requireCertificates } from "@/lib/features/key-certificates/data";
import { certificatesAnswerSchema, certificatesSchema } from "@/lib/features/key-certificates/schema";
import { operation } from "@/lib/platform/api/operation";
import { drawCertificates } from "@/lib/platform/certificates/draw-certificates";

const KEY_EXAMPLE = "ACT-1-0f3a-7721-90ab-cdef-0123-24bc";

/** Makes the printable certificates of activation keys. */
export const printCertificates = operation({
  id: "printCertificates",
  method: "POST",
  path: "/api/v1/certificates",
  tag: "Licenses",
  summary: "Print certificates of activation keys",
  description:
    "A PDF (A4, a page for each key) with the key, its barcode (Code 128) and QR code, its content and its order and reference numbers. The portal does not keep the keys' text: send the keys as they were answered when they were issued or created. Only unused keys of one's own organization have a certificate.",
  body: {
    name: "WantedCertificates",
    schema: certificatesSchema,
    example: { activationKeys: [KEY_EXAMPLE], locale: "de" },
  },
  answer: {
    status: 200,
    description: "The file.",
    content: {
      name: "Certificates",
      schema: certificatesAnswerSchema,
      example: { fileName: "activation-key-certificate-24bc.pdf", pdf: "JVBERi0xLjMK" },
    },
  },
  refusals: ["activation_key_malformed", "activation_key_used", "activation_key_cancelled", "not_found"],
  handle: async ({ scope, body: { activationKeys, locale } }) => {
    const certificates = await requireCertificates(scope, activationKeys);
    const pdf = await drawCertificates(certificates, { locale, timeZone: "UTC" });
    return {
      status: 200,
      json: { fileName: certificateFileName(certificates), pdf: Buffer.from(pdf).toString("base64") },
    };
  },
});
