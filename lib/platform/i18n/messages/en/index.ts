import accounts from "./accounts.json";
import acting from "./acting.json";
import activationKeys from "./activation-keys.json";
import addedKeys from "./added-keys.json";
import anyLicenseKeys from "./any-license-keys.json";
import apiTokens from "./api-tokens.json";
import articles from "./articles.json";
import audit from "./audit.json";
import certificates from "./certificates.json";
import charge from "./charge.json";
import confirmEmail from "./confirm-email.json";
import contracts from "./contracts.json";
import csv from "./csv.json";
import demoClock from "./demo-clock.json";
import errors from "./errors.json";
import explanation from "./explanation.json";
import forgottenPassword from "./forgotten-password.json";
import hardwareLicenses from "./hardware-licenses.json";
import history from "./history.json";
import invitation from "./invitation.json";
import keyBatch from "./key-batch.json";
import keyTransfers from "./key-transfers.json";
import law from "./law.json";
import licenseBalance from "./license-balance.json";
import licenseKeys from "./license-keys.json";
import mails from "./mails.json";
import newAccount from "./new-account.json";
import newPbx from "./new-pbx.json";
import organizationViews from "./organization-views.json";
import organization from "./organization.json";
import ownActivations from "./own-activations.json";
import overview from "./overview.json";
import passwords from "./passwords.json";
import preAssignments from "./pre-assignments.json";
import preview from "./preview.json";
import priceLists from "./price-lists.json";
import profile from "./profile.json";
import projects from "./projects.json";
import rental from "./rental.json";
import search from "./search.json";
import secondFactor from "./second-factor.json";
import sessions from "./sessions.json";
import shell from "./shell.json";
import signIn from "./sign-in.json";
import signUp from "./sign-up.json";
import statement from "./statement.json";
import testLicenses from "./test-licenses.json";
import ui from "./ui.json";
import warnings from "./warnings.json";

export const en = {
  accounts,
  acting,
  activationKeys,
  addedKeys,
  anyLicenseKeys,
  apiTokens,
  articles,
  audit,
  certificates,
  charge,
  confirmEmail,
  contracts,
  csv,
  demoClock,
  errors,
  explanation,
  forgottenPassword,
  hardwareLicenses,
  history,
  invitation,
  keyBatch,
  keyTransfers,
  law,
  licenseBalance,
  licenseKeys,
  mails,
  newAccount,
  newPbx,
  organization,
  organizationViews,
  ownActivations,
  overview,
  passwords,
  preAssignments,
  preview,
  priceLists,
  profile,
  projects,
  rental,
  search,
  secondFactor,
  sessions,
  shell,
  signIn,
  signUp,
  statement,
  testLicenses,
  ui,
  warnings,
};
