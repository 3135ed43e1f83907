package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// readPricing reads a Terms list.
func readPricing(t *testing.T, text string) *view.PricingTerms {
	t.Helper()
	doc, err := jsondoc.Parse([]byte(text), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return view.ReadPricing(doc.Root(), "")
}

// numbered are the keys of a term with their numbers.
func numbered(term view.PricingTerm) string {
	var list []string
	for key := range term.Keys() {
		list = append(list, fmt.Sprintf("%s=%d", key.Text(), key.Number))
	}
	return strings.Join(list, " ")
}

func TestReadPricing(t *testing.T) {
	p := readPricing(t, `[
	  {"Type": "LegalTerm", "RateCards": [{"RateCard": [{"DimensionKey": "not read"}]}]},
	  {"Type": "ConfigurableUpfrontPricingTerm", "RateCards": [
	    {"Selector": {"Type": "Duration", "Value": "P1Y"}, "RateCard": [{"DimensionKey": "a", "Price": "1"}, {"DimensionKey": "b", "Price": "2"}]},
	    {"Selector": {"Type": "Duration", "Value": "a year"}, "RateCard": [{"DimensionKey": "b", "Price": "3"}, {"DimensionKey": "a", "Price": "4"}, {"DimensionKey": "b"}]}]},
	  {"Type": "FixedUpfrontPricingTerm", "Grants": [{"DimensionKey": "a", "MaxQuantity": 5}, {"DimensionKey": "c"}]},
	  {"Type": "UsageBasedPricingTerm", "RateCards": [{"RateCard": [{"DimensionKey": "c", "Price": "6"}, {"Price": "7"}]}], "Grants": [{"DimensionKey": "d"}]},
	  {"Type": "FixedUpfrontPricingTerm", "RateCards": [{"RateCard": [{"DimensionKey": "e", "Price": "8"}]}]}]`)
	var got []string
	for kind, term := range p.All() {
		got = append(got, fmt.Sprintf("%s: %s", kind, numbered(term)))
	}
	want := []string{
		"ConfigurableUpfrontPricingTerm: a=0 b=1 b=1 a=0 b=1",
		"FixedUpfrontPricingTerm: a=0 c=2",
		"UsageBasedPricingTerm: c=2 =3",
		"FixedUpfrontPricingTerm: ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("terms (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a", "b", "c", ""}, p.Keys()); diff != "" {
		t.Errorf("keys (-want +got):\n%s", diff)
	}
	if got, want := p.Types(), terms.ConfigurableUpfront|terms.FixedUpfront|terms.UsageBased; got != want {
		t.Errorf("types %s, want %s", got, want)
	}

	upfront := p.Find(terms.ConfigurableUpfront)
	cards := upfront.RateCards()
	if d, ok := cards[0].Duration(); !ok || d.String() != "P1Y" {
		t.Errorf("the first card is for %s, %t", d, ok)
	}
	if _, ok := cards[1].Duration(); ok {
		t.Error("a duration is read that is none")
	}
	if cards[0].HasRepeats() || !cards[1].HasRepeats() {
		t.Errorf("repeats: %t and %t, want only in the second card", cards[0].HasRepeats(), cards[1].HasRepeats())
	}
	if rate := cards[1].Rates()[1]; rate.Key() != "a" || rate.Price().Text() != "4" {
		t.Errorf("the rate is %s for %s", rate.Price().Text(), rate.Key())
	}
	if grant := p.First(terms.FixedUpfront).Grants()[0]; grant.DimensionKey().Text() != "a" || grant.MaxQuantity().Raw() != "5" {
		t.Errorf("the grant is %s of %s", grant.MaxQuantity().Raw(), grant.DimensionKey().Text())
	}
	if p.Find(terms.FixedUpfront).Get("Grants").Exists() {
		t.Error("of two terms of a type not the last is found")
	}
	if p.Find(terms.FreeTrial).Exists() || p.First(terms.FreeTrial|terms.ByolPricing).Exists() {
		t.Error("a term is found that is not there")
	}
	var none *view.PricingTerms
	if none.Types() != 0 || none.Keys() != nil || none.Find(terms.UsageBased).Exists() {
		t.Error("no terms are some")
	}
}

// Rate cards have the same keys in whatever order, however many there are, and
// whatever other terms have.
func TestHasSameKeys(t *testing.T) {
	card := func(keys ...string) string {
		rates := make([]string, len(keys))
		for i, key := range keys {
			rates[i] = fmt.Sprintf(`{"DimensionKey": %q}`, key)
		}
		return `{"RateCard": [` + strings.Join(rates, ",") + `]}`
	}
	var many []string
	for i := range 30 {
		many = append(many, fmt.Sprintf("key %d", i))
	}
	turned := slices.Clone(many)
	slices.Reverse(turned)
	for name, test := range map[string]struct {
		cards []string
		want  bool
	}{
		"none":                 {nil, true},
		"one":                  {[]string{card("a", "b")}, true},
		"the same":             {[]string{card("a", "b"), card("a", "b")}, true},
		"another order":        {[]string{card("a", "b"), card("b", "a")}, true},
		"one again":            {[]string{card("a", "b"), card("b", "a", "b")}, true},
		"one less":             {[]string{card("a", "b"), card("b")}, false},
		"one more":             {[]string{card("b"), card("a", "b")}, false},
		"others":               {[]string{card("a"), card("b")}, false},
		"empty":                {[]string{card("a"), card()}, false},
		"eight in all":         {[]string{card(many[:5]...), card(turned[25:]...)}, true},
		"nine in all":          {[]string{card(many[:6]...), card(turned[24:]...)}, true},
		"many, turned round":   {[]string{card(many...), card(turned...), card(many...)}, true},
		"many, one of another": {[]string{card(many...), card(append(many[1:], "a")...)}, false},
	} {
		p := readPricing(t, fmt.Sprintf(`[
		  {"Type": "UsageBasedPricingTerm", "RateCards": [%s]},
		  {"Type": "ConfigurableUpfrontPricingTerm", "RateCards": [%s]}]`, card("a", "b", "c"), strings.Join(test.cards, ",")))
		if got := p.Find(terms.ConfigurableUpfront).HasSameKeys(); got != test.want {
			t.Errorf("%s: the same keys: %t", name, got)
		}
	}
	p := readPricing(t, `[{"Type": "UsageBasedPricingTerm", "RateCards": [`+card(many...)+`]}]`)
	if !slices.Equal(p.Keys(), many) {
		t.Errorf("the keys are %q", p.Keys())
	}
}

// A key that is granted twice is told.
func TestRepeatsGrants(t *testing.T) {
	p := readPricing(t, `[
		{"Type": "FixedUpfrontPricingTerm", "Grants": [{"DimensionKey": "a"}, {"DimensionKey": "b"}]},
		{"Type": "FixedUpfrontPricingTerm", "Grants": [{"DimensionKey": "x"}, {"DimensionKey": "y"}]},
		{"Type": "FreeTrialPricingTerm", "Grants": [{"DimensionKey": "a"}, {"DimensionKey": "b"}, {"DimensionKey": "a"}]},
		{"Type": "ByolPricingTerm"}
	]`)
	var got []bool
	for _, term := range p.All() {
		got = append(got, term.RepeatsGrants())
	}
	if want := []bool{false, false, true, false}; !slices.Equal(got, want) {
		t.Errorf("which repeat grants: %t, want %t", got, want)
	}
}

// What is no list holds no rates.
func TestRatesInNoList(t *testing.T) {
	p := readPricing(t, `[{"Type": "UsageBasedPricingTerm", "RateCards": [{"RateCard": {"DimensionKey": "a", "Price": "1"}}]}]`)
	if rates := p.Find(terms.UsageBased).RateCards()[0].Rates(); len(rates) != 0 {
		t.Errorf("%d rates are read from an object", len(rates))
	}
}

// Of two members of one name the last counts, null is no value, and a name is the
// same however it is written, whatever rate comes before.
func TestMembersOfRates(t *testing.T) {
	rates := map[string]string{
		`{"DimensionKey": "a", "Price": "1"}`:                "a 1",
		`{"Price": "1", "DimensionKey": "a"}`:                "a 1",
		`{"\u0044imensionKey": "a", "Pric\u0065": "1"}`:      "a 1",
		`{"DimensionKey": "\u0061", "Price": "1"}`:           "a 1",
		`{"DimensionKey": "a", "Price": "1", "Price": "2"}`:  "a 2",
		`{"DimensionKey": "a", "Price": "1", "Price": null}`: "a none",
		`{"DimensionKey": "b", "Price": null}`:               "b none",
		`{"DimensionKey": "a", "price": "1", "Prices": "2"}`: "a none",
		`{"DimensionKey": null, "Price": "1"}`:               "no key, 1",
		`["DimensionKey", "Price"]`:                          "no key, none",
	}
	for rate, want := range rates {
		for before, wantBefore := range rates {
			p := readPricing(t, `[{"Type": "UsageBasedPricingTerm", "RateCards": [{"RateCard": [`+before+`, `+rate+`, `+rate+`]}]}]`)
			card := p.Find(terms.UsageBased).RateCards()[0]
			var got []string
			for key := range card.Keys() {
				text := key.Text()
				if !key.Exists() {
					text = "no key,"
				}
				price := "none"
				if n := card.Rates()[len(got)].Price(); n.Exists() {
					price = n.Text()
				}
				got = append(got, text+" "+price)
			}
			if want := []string{wantBefore, want, want}; !slices.Equal(got, want) {
				t.Errorf("%s and twice %s are read as %q, want %q", before, rate, got, want)
			}
		}
	}
}
