package agreement_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/errcodes"
)

// Every operation that has rows has a constant.
func TestOperations(t *testing.T) {
	got := []string{
		agreement.BatchCreateBillingAdjustmentRequest, agreement.CancelAgreementCancellationRequest, agreement.DescribeAgreement,
		agreement.GetAgreementCancellationRequest, agreement.GetAgreementTerms, agreement.GetBillingAdjustmentRequest,
		agreement.ListAgreementCancellationRequests, agreement.ListAgreementInvoiceLineItems, agreement.ListBillingAdjustmentRequests,
		agreement.SearchAgreements, agreement.SendAgreementCancellationRequest,
	}
	if diff := cmp.Diff(slices.Sorted(slices.Values(errcodes.Operations())), got); diff != "" {
		t.Error(diff)
	}
}
