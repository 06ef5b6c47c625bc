import accountLife from "./account-life.json" with { type: "json" };
import accounts from "./accounts.json" with { type: "json" };
import acting from "./acting.json" with { type: "json" };
import activationKeys from "./activation-keys.json" with { type: "json" };
import addedKeys from "./added-keys.json" with { type: "json" };
import anyLicenseKeys from "./any-license-keys.json" with { type: "json" };
import apiTokens from "./api-tokens.json" with { type: "json" };
import articles from "./articles.json" with { type: "json" };
import audit from "./audit.json" with { type: "json" };
import billing from "./billing.json" with { type: "json" };
import certificates from "./certificates.json" with { type: "json" };
import charge from "./charge.json" with { type: "json" };
import confirmEmail from "./confirm-email.json" with { type: "json" };
import contracts from "./contracts.json" with { type: "json" };
import csv from "./csv.json" with { type: "json" };
import deviceIdentity from "./device-identity.json" with { type: "json" };
import demoClock from "./demo-clock.json" with { type: "json" };
import deviceViews from "./device-views.json" with { type: "json" };
import devices from "./devices.json" with { type: "json" };
import errors from "./errors.json" with { type: "json" };
import explanation from "./explanation.json" with { type: "json" };
import forgottenPassword from "./forgotten-password.json" with { type: "json" };
import hardwareLicenses from "./hardware-licenses.json" with { type: "json" };
import history from "./history.json" with { type: "json" };
import invitation from "./invitation.json" with { type: "json" };
import invoices from "./invoices.json" with { type: "json" };
import keyBatch from "./key-batch.json" with { type: "json" };
import keyTransfers from "./key-transfers.json" with { type: "json" };
import law from "./law.json" with { type: "json" };
import licenseBalance from "./license-balance.json" with { type: "json" };
import licenseKeys from "./license-keys.json" with { type: "json" };
import mails from "./mails.json" with { type: "json" };
import newAccount from "./new-account.json" with { type: "json" };
import newPbx from "./new-pbx.json" with { type: "json" };
import organizationViews from "./organization-views.json" with { type: "json" };
import organization from "./organization.json" with { type: "json" };
import ownActivations from "./own-activations.json" with { type: "json" };
import overview from "./overview.json" with { type: "json" };
import passwords from "./passwords.json" with { type: "json" };
import preAssignments from "./pre-assignments.json" with { type: "json" };
import preview from "./preview.json" with { type: "json" };
import priceLists from "./price-lists.json" with { type: "json" };
import profile from "./profile.json" with { type: "json" };
import promotions from "./promotions.json" with { type: "json" };
import projects from "./projects.json" with { type: "json" };
import reloading from "./reloading.json" with { type: "json" };
import rental from "./rental.json" with { type: "json" };
import rentalOrders from "./rental-orders.json" with { type: "json" };
import search from "./search.json" with { type: "json" };
import secondFactor from "./second-factor.json" with { type: "json" };
import sessions from "./sessions.json" with { type: "json" };
import shell from "./shell.json" with { type: "json" };
import signIn from "./sign-in.json" with { type: "json" };
import signUp from "./sign-up.json" with { type: "json" };
import statement from "./statement.json" with { type: "json" };
import testLicenses from "./test-licenses.json" with { type: "json" };
import ui from "./ui.json" with { type: "json" };
import warnings from "./warnings.json" with { type: "json" };
import weekendDowngrades from "./weekend-downgrades.json";

export const en = {
  accountLife,
  accounts,
  acting,
  activationKeys,
  addedKeys,
  anyLicenseKeys,
  apiTokens,
  articles,
  audit,
  billing,
  certificates,
  charge,
  confirmEmail,
  contracts,
  csv,
  demoClock,
  deviceIdentity,
  deviceViews,
  devices,
  errors,
  explanation,
  forgottenPassword,
  hardwareLicenses,
  history,
  invitation,
  invoices,
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
  promotions,
  reloading,
  rental,
  rentalOrders,
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
  weekendDowngrades,
};
