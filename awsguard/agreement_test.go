package awsguard

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/marketplaceagreement"
	"github.com/aws/aws-sdk-go-v2/service/marketplaceagreement/types"
	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

func adjustment(token, amount string) types.BatchCreateBillingAdjustmentRequestEntry {
	return types.BatchCreateBillingAdjustmentRequestEntry{
		AgreementId: aws.String("agmt-1"), OriginalInvoiceId: aws.String("inv-" + token), ClientToken: aws.String(token),
		AdjustmentAmount: aws.String(amount), CurrencyCode: aws.String("USD"), AdjustmentReasonCode: types.BillingAdjustmentReasonCodeOther,
		Description: aws.String("agreed by mail"),
	}
}

func batch(entries ...types.BatchCreateBillingAdjustmentRequestEntry) *marketplaceagreement.BatchCreateBillingAdjustmentRequestInput {
	return &marketplaceagreement.BatchCreateBillingAdjustmentRequestInput{BillingAdjustmentRequestEntries: entries}
}

// A batch with a bad entry does not leave, and the report says which could.
func TestBatchRefused(t *testing.T) {
	s := newService(t, nil)
	_, err := s.agreement(Guard{}.Agreement).BatchCreateBillingAdjustmentRequest(t.Context(), batch(adjustment("t-1", "1.00"), adjustment("t-2", "1.005")))
	report, ok := errors.AsType[*offercheck.Report](err)
	if !ok {
		t.Fatalf("the error is %v, want a report", err)
	}
	want := []offercheck.BatchEntry{{Index: 0, ClientToken: "t-1", Sendable: true}, {Index: 1, ClientToken: "t-2", Sendable: false}}
	if diff := cmp.Diff(want, report.Entries); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	if f := report.Findings[0]; len(report.Findings) != 1 || f.Path != "/billingAdjustmentRequestEntries/1/adjustmentAmount" || f.Line != 0 {
		t.Errorf("the findings are %v, want one of the amount, without a line", report.Findings)
	}
	if !errors.Is(err, errcodes.AgreementValidation) || !strings.HasPrefix(err.Error(), "operation error Marketplace Agreement: BatchCreateBillingAdjustmentRequest, not sent: offercheck: 1 error; ") {
		t.Errorf("the error is %v", err)
	}
	if asked := s.questions(); len(asked) > 0 {
		t.Errorf("AWS was asked %v, want nothing", asked)
	}
}

// A good batch leaves as it is.
func TestBatchSent(t *testing.T) {
	s := newService(t, map[string][]string{"BatchCreateBillingAdjustmentRequest": {`{"items": [{"billingAdjustmentRequestId": "ba-1", "clientToken": "t-1"}], "errors": []}`}})
	out, err := s.agreement(Guard{Log: quiet()}.Agreement).BatchCreateBillingAdjustmentRequest(t.Context(), batch(adjustment("t-1", "1.00")))
	if err != nil || aws.ToString(out.Items[0].BillingAdjustmentRequestId) != "ba-1" {
		t.Fatalf("the call returns %v, %v", out, err)
	}
	var got any
	if err := json.Unmarshal([]byte(s.body("BatchCreateBillingAdjustmentRequest")), &got); err != nil {
		t.Fatal(err)
	}
	want := object{"billingAdjustmentRequestEntries": []any{object{"agreementId": "agmt-1", "originalInvoiceId": "inv-t-1", "clientToken": "t-1",
		"adjustmentAmount": "1.00", "currencyCode": "USD", "adjustmentReasonCode": "OTHER", "description": "agreed by mail"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sent (-want +got):\n%s", diff)
	}
}

// Every operation that offercheck knows is one of the client's and is guarded,
// without input too; the client's other operations are not.
func TestOperations(t *testing.T) {
	s := newService(t, nil)
	client := reflect.ValueOf(s.agreement(Guard{Log: quiet()}.Agreement))
	// With an empty input these lack nothing.
	complete := map[string]bool{"ListBillingAdjustmentRequests": true, "SearchAgreements": true}
	for _, operation := range errcodes.Operations() {
		call := client.MethodByName(operation)
		if !call.IsValid() {
			t.Errorf("the client has no %s", operation)
			continue
		}
		for _, input := range []reflect.Value{reflect.Zero(call.Type().In(1)), reflect.New(call.Type().In(1).Elem())} {
			err, _ := call.Call([]reflect.Value{reflect.ValueOf(t.Context()), input})[1].Interface().(error)
			if _, refused := errors.AsType[*offercheck.Report](err); refused == complete[operation] {
				t.Errorf("%s of nothing returns %v", operation, err)
			}
		}
	}
	for _, asked := range s.questions() {
		if !complete[asked] {
			t.Errorf("%s left", asked)
		}
	}
	if len(errcodes.Operations()) != 11 {
		t.Errorf("there are %d operations, want 11", len(errcodes.Operations()))
	}
	unknown := &marketplaceagreement.RejectAgreementPaymentRequestInput{AgreementId: aws.String("?"), PaymentRequestId: aws.String("?")}
	if _, err := client.Interface().(*marketplaceagreement.Client).RejectAgreementPaymentRequest(t.Context(), unknown); err != nil || s.count("RejectAgreementPaymentRequest ?") != 1 {
		t.Errorf("an operation that is not guarded returns %v", err)
	}
}

// Timestamps of the SDK's are timestamps to the guard.
func TestTimestamps(t *testing.T) {
	s := newService(t, nil)
	client := s.agreement(Guard{Log: quiet()}.Agreement)
	in := &marketplaceagreement.ListAgreementInvoiceLineItemsInput{AgreementId: aws.String("agmt-1"), GroupBy: types.LineItemGroupByInvoiceId,
		AfterIssuedTime: aws.Time(time.Unix(1700000000, 5e8)), BeforeIssuedTime: aws.Time(time.Unix(1700000001, 0))}
	if _, err := client.ListAgreementInvoiceLineItems(t.Context(), in); err != nil {
		t.Error(err)
	}
	in.BeforeIssuedTime = in.AfterIssuedTime
	_, err := client.ListAgreementInvoiceLineItems(t.Context(), in)
	report, ok := errors.AsType[*offercheck.Report](err)
	if !ok || report.Findings[0].Row != "ListAgreementInvoiceLineItems/VALIDATION_EXCEPTION/afterIssuedTime" {
		t.Errorf("with both times the same the call returns %v", err)
	}
}

// Facts are asked for these requests too.
func TestAgreementFacts(t *testing.T) {
	s := newService(t, nil)
	var question Question
	guard := Guard{Facts: func(_ context.Context, q Question) (*offercheck.Facts, error) {
		question = q
		return offercheck.ReadFacts([]byte(`{"agreementId": "agmt-1", "status": "TERMINATED"}`))
	}}
	_, err := s.agreement(guard.Agreement).SendAgreementCancellationRequest(t.Context(), &marketplaceagreement.SendAgreementCancellationRequestInput{
		AgreementId: aws.String("agmt-1"), ReasonCode: types.AgreementCancellationRequestReasonCodeOther, Description: aws.String("agreed"),
	})
	if !errors.Is(err, errcodes.AgreementConflict) {
		t.Errorf("to cancel an agreement that is terminated returns %v", err)
	}
	want := Question{"SendAgreementCancellationRequest", []byte(`{"agreementId":"agmt-1","description":"agreed","reasonCode":"OTHER"}`), question.Needs}
	if diff := cmp.Diff(want, question); diff != "" || question.Needs&errcodes.NeedAgreement == 0 {
		t.Errorf("asked for %s (-want +got):\n%s", question.Needs, diff)
	}
}
