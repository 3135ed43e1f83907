package view_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
)

const manyTerms = `[
  {"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [
    {"Selector": {"Type": "Duration", "Value": "P1Y"}, "RateCard": [{"DimensionKey": "a", "Price": "1"}, {"DimensionKey": "b", "Price": "2"}],
     "Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Disallowed"}},
    {"RateCard": []}]},
  {"Type": "FixedUpfrontPricingTerm", "Price": "3", "Duration": "P2Y", "Grants": [{"DimensionKey": "a", "MaxQuantity": 4}, {"DimensionKey": "b"}]},
  {"Type": "ValidityTerm", "AgreementDuration": "P1M", "AgreementStartDate": "2024-05-01", "AgreementEndDate": "2024-06-01"},
  {"Type": "PaymentScheduleTerm", "Schedule": [{"ChargeDate": "2024-05-02", "ChargeAmount": "5"}, {"ChargeDate": "2024-05-03"}]},
  {"Type": "LegalTerm", "Documents": [{"Type": "CustomEula", "Url": "https://example.com/eula.pdf"}, {"Type": "StandardEula", "Version": "2022-07-14"}]}]`

func list(t *testing.T) jsondoc.Node {
	t.Helper()
	doc, err := jsondoc.Parse([]byte(manyTerms), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc.Root()
}

// Every member is read where it stands.
func TestMembersOfTerms(t *testing.T) {
	var got []string
	say := func(format string, values ...any) { got = append(got, fmt.Sprintf(format, values...)) }
	for term := range view.All(list(t)) {
		say("%s %s %s %s, %s %s %s", term.Type(), term.CurrencyCode().Text(), term.Price().Text(), term.Duration().Text(),
			term.AgreementDuration().Text(), term.AgreementStartDate().Text(), term.AgreementEndDate().Text())
		if v := view.ReadValidity(term); v.AgreementDuration() != term.AgreementDuration() ||
			v.AgreementStartDate() != term.AgreementStartDate() || v.AgreementEndDate() != term.AgreementEndDate() || v.Node != term.Node {
			t.Errorf("read once, %s is %v", term.Raw(), v)
		}
		for i, card := range term.RateCards() {
			say("card %d: %s %s, %s %s", i, card.Selector().Type().Text(), card.Selector().Value().Text(),
				card.MultipleDimensionSelection().Text(), card.QuantityConfiguration().Text())
		}
		for i, charge := range term.Schedule() {
			say("charge %d: %s %s", i, charge.ChargeDate().Text(), charge.ChargeAmount().Text())
		}
		for i, document := range term.Documents() {
			say("document %d: %s %s %s", i, document.Type(), document.URL().Text(), document.Version().Text())
		}
	}
	want := []string{
		"ConfigurableUpfrontPricingTerm USD  ,   ",
		"card 0: Duration P1Y, Allowed Disallowed",
		"card 1:  ,  ",
		"FixedUpfrontPricingTerm  3 P2Y,   ",
		"ValidityTerm   , P1M 2024-05-01 2024-06-01",
		"PaymentScheduleTerm   ,   ", "charge 0: 2024-05-02 5", "charge 1: 2024-05-03 ",
		"LegalTerm   ,   ", "document 0: CustomEula https://example.com/eula.pdf ", "document 1: StandardEula  2022-07-14",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("members (-want +got):\n%s", diff)
	}
}

// Whoever walks over terms may stop at the first.
func TestWalksEnd(t *testing.T) {
	root := list(t)
	for range view.All(root) {
		break
	}
	for range view.Pricing(root, "") {
		break
	}
	for term := range view.All(root) {
		for range term.RateCards() {
			break
		}
		for range term.Schedule() {
			break
		}
		for range term.Documents() {
			break
		}
	}
	for _, term := range view.ReadPricing(root, "").All() {
		for range term.Keys() {
			break
		}
		for _, card := range term.RateCards() {
			for range card.Keys() {
				break
			}
		}
	}
	for range view.ReadPricing(root, "").All() {
		break
	}
}
