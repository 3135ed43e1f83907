package agreement

// The operations of the Agreement Service whose requests can be checked.
const (
	BatchCreateBillingAdjustmentRequest = "BatchCreateBillingAdjustmentRequest"
	CancelAgreementCancellationRequest  = "CancelAgreementCancellationRequest"
	DescribeAgreement                   = "DescribeAgreement"
	GetAgreementCancellationRequest     = "GetAgreementCancellationRequest"
	GetAgreementTerms                   = "GetAgreementTerms"
	GetBillingAdjustmentRequest         = "GetBillingAdjustmentRequest"
	ListAgreementCancellationRequests   = "ListAgreementCancellationRequests"
	ListAgreementInvoiceLineItems       = "ListAgreementInvoiceLineItems"
	ListBillingAdjustmentRequests       = "ListBillingAdjustmentRequests"
	SearchAgreements                    = "SearchAgreements"
	SendAgreementCancellationRequest    = "SendAgreementCancellationRequest"
)
