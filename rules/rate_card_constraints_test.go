package rules_test

import (
	"fmt"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

func TestConstraints(t *testing.T) {
	const (
		inCard, inAll, note = "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/5", "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/6", "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)"
		yes, no             = "Allowed", "Disallowed"
		at                  = "/0/DetailsDocument/Terms/0/RateCards/%d/Constraints"
	)
	for _, tc := range []struct {
		name  string
		pairs [][2]string // of each rate card
		own   []int       // those with two values
		other []int       // the one that is not like the first
	}{
		{"allowed", [][2]string{{yes, yes}, {yes, yes}}, nil, nil},
		{"disallowed", [][2]string{{no, no}, {no, no}}, nil, nil},
		{"one card", [][2]string{{yes, no}}, []int{0}, nil},
		{"two like it", [][2]string{{yes, no}, {yes, no}}, []int{0, 1}, nil},
		{"turned round", [][2]string{{yes, no}, {no, yes}}, []int{0, 1}, []int{1}},
		{"the second differs", [][2]string{{yes, yes}, {no, no}, {no, no}}, nil, []int{1}},
		{"the third differs in one", [][2]string{{yes, yes}, {yes, yes}, {no, yes}}, []int{2}, []int{2}},
		{"in the other", [][2]string{{no, no}, {no, yes}, {yes, no}}, []int{1, 2}, []int{1}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var cards []string
			for i, pair := range tc.pairs {
				cards = append(cards, constrainedCard(fmt.Sprintf("P%dM", i+1), pair[0], pair[1], "a"))
			}
			said := func(severity, member string, which []int) (list []string) {
				for _, i := range which {
					list = append(list, severity+" "+fmt.Sprintf(at, i)+member)
				}
				return list
			}
			update := updatePricing(upfrontTerm("USD", cards...))
			expect(t, found(t, inCard, "", update), said("error", "/QuantityConfiguration", tc.own)...)
			expect(t, found(t, inAll, "", update), said("error", "", tc.other)...)
			expect(t, found(t, note, "", update), said("warning", "/QuantityConfiguration", tc.own)...)
			expect(t, foundIn(t, errcodes.Edition2026, note, "", update))
		})
	}
}
