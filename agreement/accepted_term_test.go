package agreement_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/offer"
)

// Every documented term is read into the struct that an offer has for it, whether its
// dates are numbers or strings.
func TestOfferedAsStructs(t *testing.T) {
	for _, c := range []struct {
		name, written string
		want          any
	}{
		{"byolPricingTerm", `{"type": "ByolPricingTerm", "id": "term-1"}`, offer.ByolPricingTerm{}},
		{"configurableUpfrontPricingTerm", `{"type": "ConfigurableUpfrontPricingTerm", "currencyCode": "USD", "rateCards": [{
			"selector": {"type": "Duration", "value": "P12M"}, "constraints": {"multipleDimensionSelection": "Allowed", "quantityConfiguration": "Disallowed"},
			"rateCard": [{"dimensionKey": "seats", "price": "10.50"}]}], "configuration": {"selectorValue": "P12M", "dimensions": []}}`,
			offer.ConfigurableUpfrontPricingTerm{CurrencyCode: "USD", RateCards: []offer.ConfigurableRateCard{{
				Selector:    offer.Selector{Type: offer.ByDuration, Value: "P12M"},
				RateCard:    []offer.Rate{{DimensionKey: "seats", Price: "10.50"}},
				Constraints: offer.Constraints{MultipleDimensionSelection: offer.Allowed, QuantityConfiguration: offer.Disallowed},
			}}}},
		{"fixedUpfrontPricingTerm", `{"type": "FixedUpfrontPricingTerm", "currencyCode": "EUR", "duration": "P6M", "price": "99.95", "grants": [{"dimensionKey": "seats", "maxQuantity": 5}]}`,
			offer.FixedUpfrontPricingTerm{CurrencyCode: "EUR", Price: "99.95", Duration: "P6M", Grants: []offer.Grant{{DimensionKey: "seats", MaxQuantity: new(offer.Quantity(5))}}}},
		{"freeTrialPricingTerm", `{"type": "FreeTrialPricingTerm", "duration": "P14D", "grants": [{"dimensionKey": "calls", "maxQuantity": null}]}`,
			offer.FreeTrialPricingTerm{Duration: "P14D", Grants: []offer.FreeTrialGrant{{DimensionKey: "calls"}}}},
		{"legalTerm", `{"type": "LegalTerm", "documents": [{"type": "CustomEula", "url": "https://example.com/Eula.pdf"}]}`,
			offer.LegalTerm{Documents: []offer.Document{{Type: offer.CustomEula, URL: "https://example.com/Eula.pdf"}}}},
		{"paymentScheduleTerm", `{"type": "PaymentScheduleTerm", "currencyCode": "USD",
			"schedule": [{"chargeDate": "2026-02-01T00:00:00.000Z", "chargeAmount": "100.00"}, {"chargeDate": 1772323200.5, "chargeAmount": "50"}]}`,
			offer.PaymentScheduleTerm{CurrencyCode: "USD", Schedule: []offer.Payment{
				{ChargeDate: "2026-02-01T00:00:00.000Z", ChargeAmount: "100.00"}, {ChargeDate: "2026-03-01T00:00:00.5Z", ChargeAmount: "50"},
			}}},
		{"recurringPaymentTerm", `{"type": "RecurringPaymentTerm", "currencyCode": "USD", "billingPeriod": "Monthly", "price": "15.00"}`,
			offer.RecurringPaymentTerm{CurrencyCode: "USD", BillingPeriod: offer.Monthly, Price: "15.00"}},
		{"renewalTerm", `{"configuration": {"enableAutoRenew": true}}`, offer.RenewalTerm{}},
		{"supportTerm", `{"type": "SupportTerm", "refundPolicy": "within 30 days"}`, offer.SupportTerm{RefundPolicy: "within 30 days"}},
		{"usageBasedPricingTerm", `{"type": "UsageBasedPricingTerm", "currencyCode": "JPY", "rateCards": [{"rateCard": [{"dimensionKey": "calls", "price": "0.00000001"}]}]}`,
			offer.UsageBasedPricingTerm{CurrencyCode: "JPY", RateCards: []offer.UsageRateCard{{RateCard: []offer.Rate{{DimensionKey: "calls", Price: "0.00000001"}}}}}},
		{"validityTerm", `{"type": "ValidityTerm", "agreementDuration": "P1Y", "agreementStartDate": 1769904000, "agreementEndDate": "2027-01-31T23:59:59.999Z"}`,
			offer.ValidityTerm{AgreementDuration: "P1Y", AgreementStartDate: "2026-02-01T00:00:00Z", AgreementEndDate: "2027-01-31T23:59:59.999Z"}},
	} {
		term := must(t, agreement.ParseTerms, `{"acceptedTerms": [{"`+c.name+`": `+c.written+`}]}`)[0]
		if term.Name != c.name || string(term.Raw) != c.written {
			t.Errorf("%s is read as %s: %s", c.name, term.Name, term.Raw)
		}
		got := reflect.New(reflect.TypeOf(c.want))
		if err := json.Unmarshal(term.Offered, got.Interface()); err != nil {
			t.Errorf("%s: %s: %v", c.name, term.Offered, err)
		} else if diff := cmp.Diff(c.want, got.Elem().Interface()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestConfiguration(t *testing.T) {
	for configuration, want := range map[string]string{
		`{"selectorValue": "P12M", "dimensions": [{"dimensionKey": "seats", "dimensionValue": 3}, {"dimensionKey": "sites", "dimensionValue": 1.0}]}`: "P12M [{seats 3} {sites 1}]",
		`{"selectorValue": "P1Y", "dimensions": []}`:                          "P1Y []",
		`{"selectorValue": null, "dimensions": null}`:                         " []",
		`{"selectorValue": 12, "dimensions": [{}, 7, null]}`:                  " [{ 0} { 0} { 0}]",
		`{"dimensions": [{"dimensionKey": 1, "dimensionValue": "3"}]}`:        " [{ 0}]",
		`{"dimensions": [{"dimensionValue": 9223372036854775808}, {"a": 1}]}`: " [{ 0} { 0}]",
		`{"enableAutoRenew": true}`:                                           " [], renew true",
		`{"enableAutoRenew": false}`:                                          " [], renew false",
		`{"enableAutoRenew": null}`:                                           " []",
		`{"enableAutoRenew": "true"}`:                                         " []",
		`{}`:                                                                  " []",
		`null`:                                                                " []",
		`"P12M"`:                                                              " []",
	} {
		for _, name := range []string{"configurableUpfrontPricingTerm", "renewalTerm"} {
			c := must(t, agreement.ParseTerms, `{"acceptedTerms": [{"`+name+`": {"configuration": `+configuration+`}}]}`)[0].Configuration
			got := fmt.Sprint(c.SelectorValue, " ", c.Dimensions)
			if c.EnableAutoRenew != nil {
				got += fmt.Sprintf(", renew %t", *c.EnableAutoRenew)
			}
			if got != want {
				t.Errorf("%s is read as %s, want %s", configuration, got, want)
			}
		}
	}
}
