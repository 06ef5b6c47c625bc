"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { createTestLicense } from "@/lib/features/test-licenses/mutations";
import {
  type NewTestLicense,
  type TestLicenseAnswer,
  type TestLicenseForm,
  testLicenseFormSchema,
} from "@/lib/features/test-licenses/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form *Test license*. */
export async function answerTestLicenseForm(
  _before: FormState<TestLicenseAnswer>,
  form: FormData,
): Promise<FormState<TestLicenseAnswer>> {
  return answerForm(form, {
    schema: testLicenseFormSchema,
    fieldOf: { test_license_used: "serial" },
    write: async (typed, scope) => {
      const { projectId, reference } = typed;
      const created = await createTestLicense(scope, { projectId, ...wishOf(typed) }, reference);
      revalidatePath(`/projects/${projectId}/test-licenses`);
      return created;
    },
  });
}

const wishOf = (typed: TestLicenseForm): NewTestLicense => {
  const { serial, version } = typed;
  return typed.pbx === "slave"
    ? { serial, version, slave: true }
    : { serial, version, slave: false, pbxLicenses: typed.pbxLicenses };
};
