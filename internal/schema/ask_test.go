package schema

import (
	"slices"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// v5 is asked of a text once for each place that it may stand in. Of what is no text
// it is asked each time.
func TestAskedOnce(t *testing.T) {
	doc, err := jsondoc.Parse(`{"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [
		{"ChargeDate": "soon", "ChargeAmount": "1,5"}, {"ChargeDate": "soon", "ChargeAmount": "soon"}, {"ChargeDate": "later"}, {}, {}]}]}`, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := checker{schema: compiled(errcodes.Edition2024, "UpdatePaymentScheduleTerms"), root: doc.Root()}
	type answer struct {
		to       askKey
		keywords *string // where they stand
	}
	var answers []answer
	for _, f := range walked(&d).failures {
		for _, p := range f.shape.programs {
			keywords := d.askOnce(p, f.node)
			if again := d.ask(p, f.node); !slices.Equal(again, keywords) {
				t.Errorf("%s is said to fail %q, and when it is asked again %q", f.node.Raw(), keywords, again)
			}
			if len(keywords) > 0 {
				answers = append(answers, answer{askKey{p, f.node.Raw()}, &keywords[0]})
			}
		}
	}
	if len(answers) != 8 { // five texts, and three objects that lack a member
		t.Fatalf("there are %d answers", len(answers))
	}
	for i, a := range answers {
		for _, b := range answers[:i] {
			if same, want := a.keywords == b.keywords, a.to == b.to && a.to.text[0] == '"'; same != want {
				t.Errorf("of %s and %s it was asked once: %t, want %t", a.to.text, b.to.text, same, want)
			}
		}
	}
}
