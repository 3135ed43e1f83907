package agreements_test

import (
	"fmt"
	"testing"
)

func TestCreatedInOrder(t *testing.T) {
	const row = "ListBillingAdjustmentRequests/VALIDATION_EXCEPTION/createdBefore"
	for _, c := range []struct {
		after, before string // as JSON
		want          []string
	}{
		{`"2024-05-01T00:00:00Z"`, `"2024-05-01T00:00:00.001Z"`, nil},
		{`"2024-05-01T00:00:00Z"`, `"2024-05-01T00:00:00Z"`, []string{"error /createdBefore"}},
		{`"2024-05-01T00:00:00Z"`, `"2024-05-01T02:00:00+02:00"`, []string{"error /createdBefore"}},
		{`"2024-05-01T00:00:00Z"`, `"2024-05-01T02:00:00.001+02:00"`, nil},
		{`"2024-05-02T00:00:00Z"`, `"2024-05-01T00:00:00Z"`, []string{"error /createdBefore"}},
		{`1714521600`, `1714521600.001`, nil},
		{`1714521600`, `1714521600`, []string{"error /createdBefore"}},
		{`1714521600`, `"2024-05-01T00:00:00Z"`, []string{"error /createdBefore"}},
		{`1714521600`, `"2024-05-01T00:00:01Z"`, nil},
		{`1714521600`, `"2024-05-01"`, []string{"error /createdBefore"}}, // no timestamp, by the schema
		{`"2024-05-02"`, `"2024-05-01T00:00:00Z"`, nil},                  // another row's
		{`null`, `0`, nil},
		{`0`, `null`, nil},
		{`true`, `0`, nil},
	} {
		t.Run(c.after+" "+c.before, func(t *testing.T) {
			request := fmt.Sprintf(`{"createdAfter": %s, "createdBefore": %s}`, c.after, c.before)
			expect(t, found(checked(t, "ListBillingAdjustmentRequests", request, nil), row), c.want...)
		})
	}
}

func TestIssuedInOrder(t *testing.T) {
	const row = "ListAgreementInvoiceLineItems/VALIDATION_EXCEPTION/afterIssuedTime"
	for _, c := range []struct {
		after, before string
		want          []string
	}{
		{`"2024-05-01T00:00:00Z"`, `"2024-05-01T00:00:00.001Z"`, nil},
		{`"2024-05-01T00:00:00Z"`, `"2024-05-01T00:00:00Z"`, []string{"error /afterIssuedTime"}},
		{`"2024-05-01T00:00:00-01:00"`, `"2024-05-01T00:30:00Z"`, []string{"error /afterIssuedTime"}},
		{`"2024-05-02T00:00:00Z"`, `"2024-05-01T00:00:00Z"`, []string{"error /afterIssuedTime"}},
		{`1714521600`, `"2024-05-01T00:00:01Z"`, nil},
		{`1714521601`, `"2024-05-01T00:00:01Z"`, []string{"error /afterIssuedTime"}},
		{`"2024-05-02"`, `"2024-05-01T00:00:00Z"`, []string{"error /afterIssuedTime"}}, // no timestamp, by the schema
		{`"2024-05-02T00:00:00Z"`, `"2024-05-01"`, nil},                                // another row's
		{`null`, `0`, nil},
		{`0`, `null`, nil},
	} {
		t.Run(c.after+" "+c.before, func(t *testing.T) {
			request := fmt.Sprintf(`{"agreementId": "agmt-1", "groupBy": "INVOICE_ID", "afterIssuedTime": %s, "beforeIssuedTime": %s}`, c.after, c.before)
			expect(t, found(checked(t, "ListAgreementInvoiceLineItems", request, nil), row), c.want...)
		})
	}
}

// A time that is taken is one that can be compared: a request of one time after
// and before it is out of order.
func TestTimesThatAreTakenAreCompared(t *testing.T) {
	const after, before = "ListBillingAdjustmentRequests/VALIDATION_EXCEPTION/createdAfter", "ListBillingAdjustmentRequests/VALIDATION_EXCEPTION/createdBefore"
	taken := 0
	for _, at := range []string{
		`"2024-05-01T00:00:00Z"`, `"2024-05-01T00:00:00+14:00"`, `"2024-05-01T00:00:00-00:00"`, `"2024-05-01T00:00:00.1Z"`, `"2024-05-01T00:00:00.1234567890123Z"`,
		`"2024-05-01t00:00:00z"`, `"2024-05-01 00:00:00Z"`, `"2024-05-01T00:00Z"`, `"2024-05-01T00:00:00"`, `"2024-05-01T00:00:00.Z"`, `"2024-05-01T00:00:00,5Z"`,
		`"2024-05-01T24:00:00Z"`, `"2024-05-01T0:00:00Z"`, `"2024-05-01T00:00:00+0200"`, `"2024-05-01T00:00:00+24:00"`, `"2024-05-01T00:00:00+23:59"`, `"2024-05-01T00:00:00+12:60"`,
		`"2024-02-30T00:00:00Z"`, `"2023-02-29T00:00:00Z"`, `"0000-01-01T00:00:00Z"`, `"0001-01-01T00:00:00Z"`, `"9999-12-31T23:59:59Z"`, `"9999-12-31T23:59:59.999Z"`,
		`"+2024-05-01T00:00:00Z"`, `"12024-05-01T00:00:00Z"`, `"２024-05-01T00:00:00Z"`, `" 2024-05-01T00:00:00Z"`, `"2024-05-01T00:00:00Z "`, `"1714521600"`, `""`,
		`0`, `-1`, `1714521600.5`, `1.7145216e9`, `-62135596800`, `-62135596801`, `253402300799`, `253402300799.5`, `253402300800`, `1e15`, `1e400`, `-1e400`,
		`true`, `[]`, `{}`,
	} {
		report := checked(t, "ListBillingAdjustmentRequests", fmt.Sprintf(`{"createdAfter": %s, "createdBefore": %[1]s}`, at), nil)
		if len(found(report, after)) > 0 {
			continue
		}
		taken++
		expect(t, found(report, before), "error /createdBefore")
	}
	if taken != 16 {
		t.Errorf("%d times are taken", taken)
	}
}
