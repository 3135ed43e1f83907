package agreement

import (
	"encoding/json"

	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// An AcceptedTerm is a term of an agreement, as GetAgreementTerms returns it.
type AcceptedTerm struct {
	Name          string // the field that holds it, such as legalTerm
	Configuration Configuration

	// Offered is the term as an offer has it, {"Type": "LegalTerm", "Documents": …}:
	// [json.Unmarshal] reads it into the struct of package offer that is named after the
	// Type. Names are capitalised, fields that are null are left out, and dates are
	// timestamps such as 2027-01-31T23:59:59.999Z. What the service writes as one of several
	// fields, such as priceIncrease of a renewalTerm, has a Type.
	Offered json.RawMessage

	Raw json.RawMessage // as it was written: the value of the field
}

// A Configuration is what the buyer chose when accepting a ConfigurableUpfrontPricingTerm
// or a RenewalTerm. Other terms have none.
type Configuration struct {
	SelectorValue   string      // the Value of the Selector of the chosen rate card: a duration such as P12M
	Dimensions      []Dimension // what was bought, at the prices of that rate card
	EnableAutoRenew *bool       // whether to renew the agreement when it ends; nil when not given
}

// A Dimension is how much of one dimension was bought.
type Dimension struct {
	DimensionKey   string
	DimensionValue offer.Quantity // units
}

// ParseTerms reads a response of GetAgreementTerms, {"acceptedTerms": [{"legalTerm": …}]},
// and where the list goes on: "" on the last page. An item with several terms is as many
// terms. An error is a *[offercheck.SyntaxError].
func ParseTerms(response []byte) (terms []AcceptedTerm, nextToken string, err error) {
	defer bug.Recover(&terms, &err, nil)
	parsed, nextToken, err := agreements.ParseTerms(response)
	if err != nil {
		return nil, "", err
	}
	terms = make([]AcceptedTerm, len(parsed))
	for i, t := range parsed {
		terms[i] = AcceptedTerm{t.Name(), readConfiguration(t.Get("configuration")), t.Offered(), raw(t.Node)}
	}
	return terms, nextToken, nil
}

func readConfiguration(n jsondoc.Node) Configuration {
	c := Configuration{SelectorValue: text(n, "selectorValue")}
	for _, d := range n.Get("dimensions").Items() {
		c.Dimensions = append(c.Dimensions, Dimension{text(d, "dimensionKey"), quantity(d, "dimensionValue")})
	}
	if renew := n.Get("enableAutoRenew"); renew.Kind() == jsondoc.Bool {
		is := renew.IsTrue()
		c.EnableAutoRenew = &is
	}
	return c
}
