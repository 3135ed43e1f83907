package schemas_test

import (
	"strings"
	"testing"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/schemas"
)

// parse reads a list of n items between before and after.
func parse(t *testing.T, before string, n int, item, after string) jsondoc.Node {
	t.Helper()
	doc, err := jsondoc.Parse([]byte(before+"["+strings.TrimSuffix(strings.Repeat(item+",", n), ",")+"]"+after), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc.Root()
}

// A list that no change set has is a fault even where AWS's page gives no
// bound, so that nobody waits for a million items to be explained. Facts are
// taken however long.
func TestLongLists(t *testing.T) {
	charge := `{"ChargeDate": "2024-06-01", "ChargeAmount": "1.00"}`
	for n, fine := range map[int]bool{20_000: true, 20_001: false} {
		var r check.Results
		schedule := parse(t, `{"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": `, n, charge, `}]}`)
		if ok := schemas.CheckDetails("UpdatePaymentScheduleTerms", schedule, 0, &r); ok != fine {
			t.Errorf("%d charges are taken: %t", n, ok)
		}
		if !fine && (len(r.Problems) != 1 || r.Problems[0].Row.ID != "UpdatePaymentScheduleTerms/422/Terms[].PaymentScheduleTerm.Schedule[]") {
			t.Errorf("%d charges give %d findings: %+v", n, len(r.Problems), r.Problems)
		}
	}
	if _, problem, ok := schemas.CheckFacts(parse(t, `{"AllOffersOf": `, 30_000, `"prod-1"`, `}`)); !ok {
		t.Errorf("long facts are refused: %s", problem)
	}
}
