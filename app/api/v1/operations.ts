import { cancelActivationKey } from "@/app/api/v1/activation-keys/[id]/cancellation/operation";
import { issueActivationKeyBatch } from "@/app/api/v1/activation-keys/batches/operation";
import { listActivationKeys } from "@/app/api/v1/activation-keys/list-keys";
import { issueActivationKeys } from "@/app/api/v1/activation-keys/operation";
import { printCertificates } from "@/app/api/v1/certificates/operation";
import { getAccount } from "@/app/api/v1/accounts/[id]/operation";
import { chargeAccount } from "@/app/api/v1/accounts/[id]/charges/operation";
import { tryChargeWithoutKey } from "@/app/api/v1/accounts/[id]/charge-trial/operation";
import { getExplanation } from "@/app/api/v1/accounts/[id]/explanation/operation";
import { getHistory } from "@/app/api/v1/accounts/[id]/history/operation";
import { getSignedStatement } from "@/app/api/v1/accounts/[id]/signed-statement/operation";
import { getStatement } from "@/app/api/v1/accounts/[id]/statements/[month]/operation";
import { addPbx } from "@/app/api/v1/accounts/[id]/pbxs/operation";
import { changeConfiguration } from "@/app/api/v1/accounts/[id]/pbxs/[serial]/configuration/operation";
import { listAccounts } from "@/app/api/v1/accounts/list-accounts";
import { openAccount } from "@/app/api/v1/accounts/open-account";
import { changeArticle } from "@/app/api/v1/articles/[number]/operation";
import { listArticles } from "@/app/api/v1/articles/list-articles";
import { createArticle } from "@/app/api/v1/articles/operation";
import { listAuditEntries } from "@/app/api/v1/audit-entries/operation";
import { approveContract } from "@/app/api/v1/contracts/[contractId]/approval/operation";
import { discardContract } from "@/app/api/v1/contracts/[contractId]/discard/operation";
import { endContract } from "@/app/api/v1/contracts/[contractId]/end/operation";
import { getContract } from "@/app/api/v1/contracts/[contractId]/operation";
import { rejectContract } from "@/app/api/v1/contracts/[contractId]/rejection/operation";
import { submitContract } from "@/app/api/v1/contracts/[contractId]/submission/operation";
import { draftContract, listContracts } from "@/app/api/v1/contracts/operation";
import { ACCOUNT_LIFE_OPERATIONS } from "@/app/api/v1/account-life-operations";
import { BILLING_OPERATIONS } from "@/app/api/v1/billing-operations";
import { getDeviceEvents } from "@/app/api/v1/devices/[serial]/events/operation";
import { getDevice } from "@/app/api/v1/devices/[serial]/operation";
import { listDevices } from "@/app/api/v1/devices/operation";
import { RENTAL_OPERATIONS } from "@/app/api/v1/rental-operations";
import { createCustomer } from "@/app/api/v1/customers/operation";
import { getOrganization } from "@/app/api/v1/organizations/[id]/operation";
import { listOrganizations } from "@/app/api/v1/organizations/operation";
import { listPreAssignments } from "@/app/api/v1/pre-assignments/operation";
import { getLaw } from "@/app/api/v1/law/operation";
import { getCurrentPriceList } from "@/app/api/v1/price-lists/current/operation";
import { getOverview } from "@/app/api/v1/overview/operation";
import { discardPriceListDraft } from "@/app/api/v1/price-list-drafts/[draftId]/discard/operation";
import { getPriceListDraft, savePriceListDraft } from "@/app/api/v1/price-list-drafts/[draftId]/operation";
import { publishPriceListDraft } from "@/app/api/v1/price-list-drafts/[draftId]/publication/operation";
import { createPriceListDraft, listPriceListDrafts } from "@/app/api/v1/price-list-drafts/operation";
import { comparePriceLists } from "@/app/api/v1/price-lists/[priceListId]/comparison/operation";
import { getPriceEffect } from "@/app/api/v1/price-lists/[priceListId]/effects/[accountId]/operation";
import { listPriceEffects } from "@/app/api/v1/price-lists/[priceListId]/effects/operation";
import { getPriceList } from "@/app/api/v1/price-lists/[priceListId]/operation";
import { listPriceLists } from "@/app/api/v1/price-lists/list-price-lists";
import { publishPriceList } from "@/app/api/v1/price-lists/operation";
import { createProject, listProjects } from "@/app/api/v1/projects/operation";
import { renameProject } from "@/app/api/v1/projects/[projectId]/operation";
import { addKeys } from "@/app/api/v1/projects/[projectId]/activation-keys/add-keys";
import { listAddedKeys } from "@/app/api/v1/projects/[projectId]/activation-keys/list-added-keys";
import { getProjectBalance } from "@/app/api/v1/projects/[projectId]/balance/operation";
import { listMovements } from "@/app/api/v1/projects/[projectId]/movements/operation";
import { createOwn } from "@/app/api/v1/projects/[projectId]/own-activations/create-own";
import { listOwn } from "@/app/api/v1/projects/[projectId]/own-activations/list-own";
import { cancelOwn } from "@/app/api/v1/projects/[projectId]/own-activations/[keyId]/cancellation/operation";
import { offerTransfer } from "@/app/api/v1/projects/[projectId]/own-activations/[keyId]/transfer/operation";
import { acceptTransfer } from "@/app/api/v1/transfers/[transferId]/acceptance/operation";
import { declineTransfer } from "@/app/api/v1/transfers/[transferId]/decline/operation";
import { withdrawTransfer } from "@/app/api/v1/transfers/[transferId]/withdrawal/operation";
import { listTransfers } from "@/app/api/v1/transfers/operation";
import { search } from "@/app/api/v1/search/operation";
import { invite } from "@/app/api/v1/invitations/invite";
import { listInvitations } from "@/app/api/v1/invitations/list-invitations";
import { withdrawInvitation } from "@/app/api/v1/invitations/[id]/withdrawal/operation";
import { changeMember } from "@/app/api/v1/members/[userId]/operation";
import { removeMember } from "@/app/api/v1/members/[userId]/removal/operation";
import { listMembers } from "@/app/api/v1/members/operation";
import { revokeLicenseKey } from "@/app/api/v1/license-keys/[id]/revocation/operation";
import { preassignHardware } from "@/app/api/v1/pre-assignments/preassign";
import { claimHardware } from "@/app/api/v1/projects/[projectId]/hardware-licenses/operation";
import { getLicenseFile } from "@/app/api/v1/projects/[projectId]/license-files/[serial]/operation";
import { getLicenseKey } from "@/app/api/v1/projects/[projectId]/license-keys/[keyId]/operation";
import { bindLicenseKeys } from "@/app/api/v1/projects/[projectId]/license-keys/bind-license-keys";
import { listLicenseKeys } from "@/app/api/v1/projects/[projectId]/license-keys/list-license-keys";
import { moveLicenses } from "@/app/api/v1/projects/[projectId]/license-moves/operation";
import { returnLicenses } from "@/app/api/v1/projects/[projectId]/license-returns/operation";
import { createTestLicense } from "@/app/api/v1/projects/[projectId]/test-licenses/create-test-license";
import { listTestLicenses } from "@/app/api/v1/projects/[projectId]/test-licenses/list-test-licenses";
import { getWeekendDowngrades } from "@/app/api/v1/weekend-downgrades/operation";
import { acknowledgeDeviceAlarm } from "@/app/api/v1/device-alarms/[id]/acknowledgement/operation";
import { listDeviceAlarms } from "@/app/api/v1/device-alarms/operation";
import { revokeDeviceCertificate } from "@/app/api/v1/device-certificates/[authorityId]/[number]/revocation/operation";
import { listDeviceCertificates } from "@/app/api/v1/device-certificates/list-certificates";
import { issueDeviceCertificate } from "@/app/api/v1/device-certificates/operation";
import { withdrawEnrollmentCode } from "@/app/api/v1/enrollment-codes/[id]/withdrawal/operation";
import { listEnrollmentCodes } from "@/app/api/v1/enrollment-codes/list-codes";
import { createEnrollmentCode } from "@/app/api/v1/enrollment-codes/operation";
import { switchReloadingOff } from "@/app/api/v1/accounts/[id]/reloading/off/operation";
import { getReloading, setReloading } from "@/app/api/v1/accounts/[id]/reloading/operation";
import { stopReloads } from "@/app/api/v1/accounts/[id]/reloading/stop/operation";
import { cancelInvoice } from "@/app/api/v1/invoices/[invoiceId]/credit-note/operation";
import { getInvoice } from "@/app/api/v1/invoices/[invoiceId]/operation";
import { listInvoices } from "@/app/api/v1/invoices/operation";
import { tryReloadAgain } from "@/app/api/v1/reloads/[reloadId]/attempt/operation";
import { listReloads } from "@/app/api/v1/reloads/operation";
import { stopAllReloads } from "@/app/api/v1/reloads/stop/operation";
import type { Operation } from "@/lib/platform/api/operation";

/** Every operation of the token API, in the order of the document. A route file that is not in here fails the tests. */
export const OPERATIONS: readonly Operation[] = [
  listAccounts,
  getAccount,
  chargeAccount,
  tryChargeWithoutKey,
  changeConfiguration,
  getHistory,
  getExplanation,
  getStatement,
  getSignedStatement,
  listContracts,
  getContract,
  draftContract,
  discardContract,
  submitContract,
  approveContract,
  rejectContract,
  endContract,
  getReloading,
  setReloading,
  switchReloadingOff,
  stopReloads,
  listReloads,
  tryReloadAgain,
  stopAllReloads,
  ...BILLING_OPERATIONS,
  listInvoices,
  getInvoice,
  cancelInvoice,
  getCurrentPriceList,
  listProjects,
  createProject,
  renameProject,
  getProjectBalance,
  listMovements,
  listAddedKeys,
  addKeys,
  listOwn,
  createOwn,
  cancelOwn,
  offerTransfer,
  listTransfers,
  acceptTransfer,
  declineTransfer,
  withdrawTransfer,
  getLaw,
  listLicenseKeys,
  getLicenseKey,
  bindLicenseKeys,
  moveLicenses,
  returnLicenses,
  getLicenseFile,
  claimHardware,
  listTestLicenses,
  createTestLicense,
  listMembers,
  changeMember,
  removeMember,
  listInvitations,
  invite,
  withdrawInvitation,
  createCustomer,
  openAccount,
  addPbx,
  ...ACCOUNT_LIFE_OPERATIONS,
  ...RENTAL_OPERATIONS,
  listDevices,
  getDevice,
  getDeviceEvents,
  printCertificates,
  search,
  listActivationKeys,
  issueActivationKeys,
  issueActivationKeyBatch,
  cancelActivationKey,
  listArticles,
  createArticle,
  changeArticle,
  listPreAssignments,
  preassignHardware,
  revokeLicenseKey,
  listOrganizations,
  getOrganization,
  listAuditEntries,
  listPriceLists,
  getPriceList,
  comparePriceLists,
  listPriceEffects,
  getPriceEffect,
  listPriceListDrafts,
  getPriceListDraft,
  createPriceListDraft,
  savePriceListDraft,
  publishPriceListDraft,
  discardPriceListDraft,
  publishPriceList,
  getOverview,
  getWeekendDowngrades,
  listEnrollmentCodes,
  createEnrollmentCode,
  withdrawEnrollmentCode,
  listDeviceCertificates,
  issueDeviceCertificate,
  revokeDeviceCertificate,
  listDeviceAlarms,
  acknowledgeDeviceAlarm,
];
