package fold_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/fold"
)

// ofSet is a change to the offer set offerset-1.
func ofSet(changeType, details string) string {
	return fmt.Sprintf(`{"ChangeType": %q, "Entity": {"Type": "OfferSet@1.0", "Identifier": "offerset-1"}, "DetailsDocument": %s}`, changeType, details)
}

func storedSet(details string) []string {
	return []string{`{"EntityType": "OfferSet@1.0", "EntityIdentifier": "offerset-1@1", "DetailsDocument": ` + details + `}`}
}

func TestAssociated(t *testing.T) {
	stored := storedSet(`{"State": "Draft", "AssociatedOffers": [{"OfferId": "offer-1"}, {"OfferId": "offer-2"}]}`)
	add := func(ids string) string { return ofSet("AssociateOffers", `{"Offers": [`+ids+`]}`) }
	remove := func(ids string) string { return ofSet("DisassociateOffers", `{"Offers": [`+ids+`]}`) }
	const one, two, three, made, nobody = `{"OfferId": "offer-1@4"}`, `{"OfferId": "offer-2"}`, `{"OfferId": "offer-3"}`, `{"OfferId": "$New.Entity.Identifier"}`, `{"OfferId": "$Nobody.Entity.Identifier"}`
	for name, c := range map[string]struct {
		facts   []string
		changes []string
		want    string
	}{
		"stored":                {stored, []string{ofSet("ReleaseOfferSet", `{}`)}, "offer-1 stored, offer-2 stored"},
		"added":                 {stored, []string{add(three + "," + made), newOffer}, `offer-1 stored, offer-2 stored, offer-3 added, the offer that "New" creates added`},
		"added again":           {stored, []string{add(one)}, "offer-1 stored added, offer-2 stored"},
		"removed":               {stored, []string{remove(one)}, "offer-2 stored"},
		"added and removed":     {stored, []string{add(three), remove(three + "," + one)}, "offer-2 stored"},
		"removed and added":     {stored, []string{remove(three + "," + one), add(three)}, "offer-2 stored"},
		"not known":             {nil, []string{add(one)}, "offer-1 added; more offerset"},
		"removed from unknown":  {nil, []string{remove(one)}, "; more offerset"},
		"leads nowhere":         {stored, []string{add(nobody)}, "offer-1 stored, offer-2 stored; more changeset"},
		"of a preview":          {storedSet(`{"AssociatedOffers": [{"OfferId": "$Old.Entity.Identifier"}, {"OfferId": "$Old.Entity.Identifier"}]}`), []string{remove(two)}, "$Old.Entity.Identifier stored"},
		"no text":               {storedSet(`{"AssociatedOffers": [{"OfferId": 5}]}`), []string{remove(two)}, "; more offerset"},
		"no list":               {storedSet(`{}`), []string{remove(two)}, "; more offerset"},
		"removal with an error": {stored, []string{strings.Replace(remove(one), `{"Offers"`, `5, "x": {"Offers"`, 1)}, "offer-1 stored, offer-2 stored; fewer changeset"},
	} {
		e := foldSet(t, c.facts, c.changes...).OfferSets[0]
		list, more, fewer := e.Associated()
		var said []string
		for _, a := range list {
			label := a.Label().String()
			if a.IsStored {
				label += " stored"
			}
			if a.By != nil {
				label += " added"
			}
			said = append(said, label)
		}
		got := strings.Join(said, ", ")
		if more != 0 {
			got += "; more " + more.String()
		}
		if fewer != 0 {
			got += "; fewer " + fewer.String()
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestSolution(t *testing.T) {
	has := storedSet(`{"State": "Draft", "SolutionId": "soln-1"}`)
	none := storedSet(`{"State": "Draft"}`)
	add := func(id string) string { return ofSet("AssociateSolution", fmt.Sprintf(`{"SolutionId": %q}`, id)) }
	remove := func(id string) string { return ofSet("DisassociateSolution", fmt.Sprintf(`{"SolutionId": %q}`, id)) }
	for name, c := range map[string]struct {
		facts   []string
		changes []string
		want    string // the part, and the solution
	}{
		"stored":                  {has, []string{ofSet("ReleaseOfferSet", `{}`)}, `"soln-1", soln-1`},
		"added":                   {none, []string{add("soln-2")}, `"soln-2", soln-2`},
		"removed":                 {has, []string{remove("soln-1")}, `absent, `},
		"removed with a revision": {has, []string{remove("soln-1@3")}, `absent, `},
		"another removed":         {has, []string{remove("soln-2")}, `"soln-1", soln-1`},
		"exchanged":               {has, []string{remove("soln-1"), add("soln-2")}, `"soln-2", soln-2`},
		"added and removed":       {none, []string{add("soln-2"), remove("soln-2")}, `"soln-2", needs aws`},
		"not known":               {nil, []string{remove("soln-1")}, `needs offerset, needs offerset`},
	} {
		changes := c.changes
		for range 2 { // in either order
			e := foldSet(t, c.facts, changes...).OfferSets[0]
			solution, needs, _ := e.Solution()
			got := tellPart(e.After.Part(fold.SolutionID)) + ", " + solution.ID
			if needs != 0 {
				got += "needs " + needs.String()
			}
			if got != c.want {
				t.Errorf("%s: %s, want %s", name, got, c.want)
			}
			changes = slices.Clone(changes)
			slices.Reverse(changes)
		}
	}
}

// What creates an entity comes before what changes it, wherever the two are.
func TestCreationComesFirst(t *testing.T) {
	rename := change("UpdateInformation", ofNew, `{"Name": "renamed"}`)
	create := strings.Replace(newOffer, `"prod-1"`, `"prod-1", "Name": "named"`, 1)
	for name, changes := range map[string][]string{
		"first": {create, rename}, "last": {rename, create},
	} {
		if got := tellPart(the(t, foldSet(t, nil, changes...)).After.Part(fold.Name)); got != `"renamed"` {
			t.Errorf("%s: the name is %s", name, got)
		}
	}
}

// After a markup an offer has the prices of its resale authorization, unless it was given
// terms of its own or the authorization was given others.
func TestPricesAfterMarkup(t *testing.T) {
	const fixed = `{"Type": "%sFixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "%s", "Duration": "P12M", "Grants": [{"DimensionKey": "a", "MaxQuantity": 1}]}`
	authorization := `{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"Status": "Active", "Terms": [` + fmt.Sprintf(fixed, "Resale", "100") + `]}}`
	offer := func(terms string) string {
		return stored(`{"ResaleAuthorizationId": "resaleauthz-1", "MarkupPercentage": "5.0", "Terms": [` + terms + `]}`)
	}
	markup := change("UpdateMarkup", "offer-1", `{"Percentage": "10"}`)
	priced := fmt.Sprintf(`{"ChangeType": "UpdatePricingTerms", "Entity": {"Type": "ResaleAuthorization@1.0", "Identifier": "resaleauthz-1"}, "DetailsDocument": {"PricingModel": "Contract", "Terms": [%s]}}`, fmt.Sprintf(fixed, "Resale", "200"))
	for name, c := range map[string]struct {
		terms   string
		changes []string
		want    string
	}{
		"taken over":            {fmt.Sprintf(fixed, "", "105"), []string{markup}, "110"},
		"a dot before a digit":  {fmt.Sprintf(fixed, "", "105"), []string{change("UpdateMarkup", "offer-1", `{"Percentage": ".5"}`)}, "100.5"},
		"a dot after a digit":   {fmt.Sprintf(fixed, "", "105"), []string{change("UpdateMarkup", "offer-1", `{"Percentage": "5."}`)}, "105"},
		"of its own":            {fmt.Sprintf(fixed, "", "105") + "," + schedule, []string{markup}, ""},
		"another term":          {byolTerm, []string{markup}, ""},
		"authorization changed": {fmt.Sprintf(fixed, "", "105"), []string{markup, priced}, ""},
	} {
		for _, e := range entitiesOf(t, foldSet(t, []string{authorization, offer(c.terms)}, c.changes...).Preview()).Entities {
			if e.EntityType != "Offer@1.0" {
				continue
			}
			price := ""
			for _, term := range e.DetailsDocument["Terms"].([]any) {
				price, _ = term.(map[string]any)["Price"].(string)
			}
			if price != c.want || slices.Contains(e.NotKnown, "PricingTerms") != (c.want == "") {
				t.Errorf("%s: the price is %q, want %q; not known: %q", name, price, c.want, e.NotKnown)
			}
		}
	}
}
