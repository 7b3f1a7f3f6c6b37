// Method names of stripe@23.1.0: each has one HTTP verb across all resources.

/** Sent as POST, stored there. */
// prettier-ignore
export const posts = [
  '*.accept', '*.acknowledge', '*.activate', '*.addLines', '*.advance', '*.applyCustomerBalance', '*.approve',
  '*.archive', '*.attach', '*.attachPayment', '*.cancel', '*.cancelAction', '*.capture', '*.close', '*.collectInputs',
  '*.collectPaymentMethod', '*.confirm', '*.confirmMicrodeposits', '*.confirmPaymentIntent', '*.create',
  '*.createBalanceTransaction', '*.createExternalAccount', '*.createFeature', '*.createForceCapture',
  '*.createFromCalculation', '*.createFundingInstructions', '*.createLoginLink', '*.createPerson', '*.createRefund',
  '*.createReversal', '*.createSource', '*.createTaxId', '*.createUnlinkedRefund', '*.credit', '*.deactivate',
  '*.deauthorize', '*.decline', '*.deliverCard', '*.detach', '*.disable', '*.disconnect', '*.enable', '*.expire',
  '*.fail', '*.failCard', '*.finalizeAmount', '*.finalizeInvoice', '*.finalizeQuote', '*.fundCashBalance',
  '*.increment', '*.incrementAuthorization', '*.markUncollectible', '*.migrate', '*.pause', '*.pay', '*.ping',
  '*.presentPaymentMethod', '*.processPaymentIntent', '*.processSetupIntent', '*.reactivate',
  '*.recipientVerifications', '*.redact', '*.refresh', '*.refreshFxQuote', '*.refreshRecipientVerification',
  '*.refreshRegulatoryReceipt', '*.refund', '*.refundPayment', '*.reject', '*.release', '*.removeLines',
  '*.reportPayment', '*.reportPaymentAttempt', '*.reportPaymentAttemptCanceled', '*.reportPaymentAttemptFailed',
  '*.reportPaymentAttemptGuaranteed', '*.reportPaymentAttemptInformational', '*.reportRefund', '*.respond',
  '*.resume', '*.returnCard', '*.returnInboundTransfer', '*.returnOutboundPayment', '*.returnOutboundTransfer',
  '*.reverse', '*.sendInvoice', '*.sendMicrodeposits', '*.setReaderDisplay', '*.shipCard', '*.submit', '*.submitCard',
  '*.subscribe', '*.succeed', '*.succeedInputCollection', '*.timeoutInputCollection', '*.unarchive', '*.uninstall',
  '*.unreject', '*.unsubscribe', '*.update', '*.updateBalanceTransaction', '*.updateCapability',
  '*.updateCashBalance', '*.updateExternalAccount', '*.updateFeatures', '*.updateLineItem', '*.updateLines',
  '*.updatePerson', '*.updateRefund', '*.updateReversal', '*.updateSource', '*.validate', '*.verify',
  '*.verifyMicrodeposits', '*.verifySource', '*.voidCreditNote', '*.voidGrant', '*.voidInvoice',
] as const;

/** Sent as DELETE: a key changes nothing. */
// prettier-ignore
export const deletes = [
  '*.del', '*.deleteDiscount', '*.deleteExternalAccount', '*.deleteFeature', '*.deletePerson', '*.deleteSource',
  '*.deleteTaxId', '*.deleteWhere',
] as const;

/** `createPreview` is a POST that stores nothing, `token` one that trades a code. */
// prettier-ignore
export const reads = [
  '*.createPreview', '*.find', '*.list', '*.listAmountDetailsLineItems', '*.listBalanceTransactions',
  '*.listCapabilities', '*.listCashBalanceTransactions', '*.listComputedUpfrontLineItems', '*.listEventSummaries',
  '*.listExternalAccounts', '*.listFeatures', '*.listLineItems', '*.listOwners', '*.listPaymentMethods',
  '*.listPersons', '*.listPreviewLineItems', '*.listRefunds', '*.listReversals', '*.listSourceTransactions',
  '*.listSources', '*.listTaxIds', '*.pdf', '*.preview', '*.retrieve', '*.retrieveBalanceTransaction',
  '*.retrieveCapability', '*.retrieveCashBalance', '*.retrieveCashBalanceTransaction', '*.retrieveCurrent',
  '*.retrieveExternalAccount', '*.retrieveFeature', '*.retrieveFeatures', '*.retrievePaymentMethod',
  '*.retrievePerson', '*.retrieveRefund', '*.retrieveReversal', '*.retrieveSource', '*.retrieveTaxId', '*.search',
  '*.token',
] as const;
