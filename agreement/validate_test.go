package agreement_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/agreement"
)

const batch = agreement.BatchCreateBillingAdjustmentRequest

// checked is the report on a request, given as JSON, that has to be one.
func checked(t testing.TB, operation string, request []byte, options ...offercheck.Option) *offercheck.Report {
	t.Helper()
	report, err := agreement.Validate(operation, request, options...)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// placed writes an error with its place, as LINE:COLUMN: PROBLEM.
func placed(err error) string {
	at, ok := errors.AsType[*offercheck.SyntaxError](err)
	if !ok {
		return fmt.Sprintf("an error without a place: %v", err)
	}
	return fmt.Sprintf("%d:%d: %s", at.Line, at.Column, at.Problem)
}
