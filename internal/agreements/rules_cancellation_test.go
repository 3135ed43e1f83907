package agreements_test

import (
	"fmt"
	"testing"
)

func TestAgreementIsActive(t *testing.T) {
	const row = "SendAgreementCancellationRequest/CONFLICT_EXCEPTION/agreementId"
	for _, c := range []struct {
		id, facts string // the id as JSON
		want      []string
	}{
		{`"agmt-1"`, `{}`, []string{"undecided agreement"}},
		{`"agmt-1"`, `{"Agreements": []}`, []string{"undecided agreement"}},
		{`"agmt-1"`, described, nil},
		{`"agmt-1"`, `{"agreementId": "agmt-1"}`, []string{"undecided agreement"}},
		{`"agmt-1"`, `{"agreementId": "agmt-1", "status": null}`, []string{"undecided agreement"}},
		{`"agmt-1"`, `{"agreementId": "agmt-1", "status": ""}`, []string{"undecided agreement"}},
		{`"agmt-1"`, `{"agreementId": "agmt-2", "status": "EXPIRED"}`, []string{"undecided agreement"}},
		{`"agmt-1"`, `{"agreementId": "agmt-1", "status": "EXPIRED"}`, []string{"error /agreementId"}},
		{`"agmt-1"`, `{"agreementId": "agmt-1", "status": "SUPERSEDED"}`, []string{"error /agreementId"}},
		{`"agmt-1"`, `{"agreementId": "agmt-1", "status": "SUPERCEDED"}`, []string{"error /agreementId"}},
		{`"agmt-1"`, `{"agreementId": "agmt-1", "status": "active"}`, []string{"error /agreementId"}},
		{`"agmt-1"`, `{"agreementId": "agmt-1", "status": "ON_HOLD"}`, []string{"error /agreementId"}},
		{`"agmt-1"`, `{"Agreements": [{"agreementId": "agmt-1", "status": "ACTIVE"}, {"agreementId": "agmt-1", "status": "CANCELLED"}]}`, []string{"error /agreementId"}},
		{`"agmt 1"`, `{}`, nil}, // nothing that could be handed in is called so
		{`"agmt 1"`, `{"agreementId": "agmt 1", "status": "EXPIRED"}`, []string{"error /agreementId"}}, // the id itself is another row's
		{`null`, `{"agreementId": "agmt-1", "status": "EXPIRED"}`, nil},
		{`""`, `{}`, nil},
		{`1`, `{}`, nil},
	} {
		t.Run(c.id+" "+c.facts, func(t *testing.T) {
			request := fmt.Sprintf(`{"agreementId": %s, "reasonCode": "OTHER"}`, c.id)
			expect(t, found(checked(t, "SendAgreementCancellationRequest", request, known(t, c.facts)), row), c.want...)
		})
	}
}

func TestNoCancellationPending(t *testing.T) {
	const row = "SendAgreementCancellationRequest/CONFLICT_EXCEPTION/agreementId (pending)"
	for _, c := range []struct {
		id, facts string
		want      []string
	}{
		{`"agmt-1"`, `{}`, []string{"undecided cancellations"}},
		{`"agmt-1"`, `{"CancellationRequests": []}`, nil},
		{`"agmt-1"`, listed(cancellation("acr-1", "agmt-1", "PENDING_APPROVAL")), []string{"error /agreementId"}},
		{`"agmt-1"`, listed(cancellation("acr-1", "agmt-2", "PENDING_APPROVAL")), nil},
		{`"agmt-1"`, listed(cancellation("acr-1", "agmt-1", "REJECTED"), cancellation("acr-2", "agmt-1", "CANCELLED")), nil},
		{`"agmt-1"`, goesOn(listed(cancellation("acr-1", "agmt-1", "REJECTED"))), []string{"undecided cancellations"}},
		{`"agmt-1"`, goesOn(listed(cancellation("acr-1", "agmt-1", "PENDING_APPROVAL"))), []string{"error /agreementId"}},
		{`"agmt-1"`, cancellation("acr-1", "agmt-1", "REJECTED"), []string{"undecided cancellations"}},
		{`"agmt-1"`, cancellation("acr-1", "agmt-1", "PENDING_APPROVAL"), []string{"error /agreementId"}},
		{`"agmt-1"`, listed(`{"agreementCancellationRequestId": "acr-1", "agreementId": "agmt-1"}`), []string{"undecided cancellations"}},
		{`"agmt-1"`, listed(`{"agreementCancellationRequestId": "acr-1", "agreementId": "agmt-2"}`), nil},
		{`""`, `{}`, nil},
		{`null`, `{}`, nil},
	} {
		t.Run(c.id+" "+c.facts, func(t *testing.T) {
			request := fmt.Sprintf(`{"agreementId": %s, "reasonCode": "OTHER"}`, c.id)
			expect(t, found(checked(t, "SendAgreementCancellationRequest", request, known(t, c.facts)), row), c.want...)
		})
	}
}

func TestCancellationIsPending(t *testing.T) {
	const row = "CancelAgreementCancellationRequest/CONFLICT_EXCEPTION/agreementCancellationRequestId"
	for _, c := range []struct {
		id, facts string
		want      []string
	}{
		{`"acr-1"`, `{}`, []string{"undecided cancellations"}},
		{`"acr-1"`, `{"CancellationRequests": []}`, []string{"undecided cancellations"}},
		{`"acr-1"`, listed(cancellation("acr-1", "agmt-1", "PENDING_APPROVAL")), nil},
		{`"acr-1"`, listed(cancellation("acr-2", "agmt-1", "APPROVED")), []string{"undecided cancellations"}},
		{`"acr-1"`, listed(cancellation("acr-1", "agmt-1", "APPROVED")), []string{"error /agreementCancellationRequestId"}},
		{`"acr-1"`, cancellation("acr-1", "agmt-1", "VALIDATION_FAILED"), []string{"error /agreementCancellationRequestId"}},
		{`"acr-1"`, goesOn(listed(cancellation("acr-1", "agmt-1", "CANCELLED"))), []string{"error /agreementCancellationRequestId"}},
		{`"acr-1"`, cancellation("acr-1", "agmt-1", "ON_HOLD"), []string{"error /agreementCancellationRequestId"}},
		{`"acr-1"`, `{"agreementCancellationRequestId": "acr-1", "agreementId": "agmt-1"}`, []string{"undecided cancellations"}},
		{`"acr-1"`, listed(cancellation("acr-1", "agmt-1", "PENDING_APPROVAL"), cancellation("acr-1", "agmt-1", "REJECTED")), []string{"error /agreementCancellationRequestId"}},
		{`"request 1"`, `{}`, nil}, // nothing that could be handed in is called so
		{`"acr-1"`, listed(cancellation("acr-1", "agmt-2", "APPROVED")), []string{"undecided cancellations"}},
		{`"request 1"`, listed(cancellation("request 1", "agmt-1", "APPROVED")), []string{"error /agreementCancellationRequestId"}}, // the id itself is another row's
		{`null`, `{}`, nil},
		{`""`, `{}`, nil},
		{`7`, `{}`, nil},
	} {
		t.Run(c.id+" "+c.facts, func(t *testing.T) {
			request := fmt.Sprintf(`{"agreementId": "agmt-1", "agreementCancellationRequestId": %s, "cancellationReason": "no longer wanted"}`, c.id)
			expect(t, found(checked(t, "CancelAgreementCancellationRequest", request, known(t, c.facts)), row), c.want...)
		})
	}
}
