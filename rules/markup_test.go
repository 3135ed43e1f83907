package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/offercheck/offercheck/errcodes"
)

func TestMarkup(t *testing.T) {
	const (
		fixed    = "UpdatePricingTerms/INCOMPATIBLE_TERMS/9"
		schedule = "UpdatePaymentScheduleTerms/INCOMPATIBLE_MARKUP_PERCENTAGE/1"
		term     = "/0/DetailsDocument/Terms/0"
	)
	resale := func(percentage, terms string) string {
		return strings.Replace(draftOf("", "", terms, ""), `"ProductId": "prod-1"`, `"ProductId": "prod-1", "ResaleAuthorizationId": "resaleauthz-1", "MarkupPercentage": `+percentage, 1)
	}
	markup := func(percentage string) string {
		return change("UpdateMarkup", "offer-1", `{"Percentage": "`+percentage+`"}`)
	}
	price, pay := updatePricing(fixedTerm("0", "")), setSchedule("2024-06-01")
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"fixed":                           {fixed, resale(`"5.5"`, ""), []string{price}, []string{"error " + term}},
		"fixed, a little":                 {fixed, resale(`"0.01"`, ""), []string{price}, []string{"error " + term}},
		"fixed, zero":                     {fixed, resale(`"0.00"`, ""), []string{price}, nil},
		"fixed, no markup":                {fixed, storedOffer("Draft", "", ""), []string{price}, nil},
		"fixed, odd markup":               {fixed, resale(`"5%"`, ""), []string{price}, []string{"undecided offer"}},
		"fixed, odd markup set":           {fixed, resale(`"0"`, ""), []string{price, markup("5%")}, []string{"undecided changeset"}},
		"fixed, a number":                 {fixed, resale(`5`, ""), []string{price}, []string{"error " + term}},
		"fixed, the number zero":          {fixed, resale(`0.0`, ""), []string{price}, nil},
		"fixed, not known":                {fixed, "", []string{price}, []string{"undecided offer"}},
		"usage, not known":                {fixed, "", []string{updatePricing(usageTerm("USD", "a"))}, nil},
		"fixed, new":                      {fixed, "", []string{change("UpdatePricingTerms", createdOffer, `{"PricingModel": "Contract", "Terms": [`+fixedTerm("0", "")+`]}`), createOffer}, nil},
		"fixed, markup set":               {fixed, "", []string{price, markup("10")}, []string{"error " + term}},
		"fixed, markup set to zero":       {fixed, resale(`"5.5"`, ""), []string{price, markup("0")}, nil},
		"fixed, markup without a whole":   {fixed, "", []string{price, markup(".5")}, []string{"error " + term}},
		"fixed, markup with a bare dot":   {fixed, "", []string{price, markup("5.")}, []string{"error " + term}},
		"fixed, zero without a whole":     {fixed, resale(`"5.5"`, ""), []string{price, markup(".0")}, nil},
		"stored usage, markup set":        {fixed, resale(`"0"`, usageTerm("USD", "a")), []string{markup("10")}, nil},
		"schedule":                        {schedule, resale(`"5.5"`, ""), []string{pay}, []string{"error " + term}},
		"schedule, zero":                  {schedule, resale(`"0"`, ""), []string{pay}, nil},
		"schedule, no markup":             {schedule, storedOffer("Draft", "", ""), []string{pay}, nil},
		"schedule, not known":             {schedule, "", []string{pay}, []string{"undecided offer"}},
		"schedule removed":                {schedule, "", []string{noSchedule}, nil},
		"stored schedule, markup to none": {schedule, resale(`"7"`, scheduleTerm("2024-06-01")), []string{markup("0")}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
}

// Edition 2024 has one row for the schedule beside a markup. From edition 2026 on it is about a
// stored markup alone, and those that the change set sets have others.
func TestScheduleWithMarkupSet(t *testing.T) {
	const row, percentage = "UpdatePaymentScheduleTerms/INCOMPATIBLE_MARKUP_PERCENTAGE/1", "/0/DetailsDocument/Percentage"
	stored := strings.Replace(draftOf("", "", scheduleTerm("2024-06-01"), ""), `"ProductId": "prod-1"`, `"ProductId": "prod-1", "ResaleAuthorizationId": "resaleauthz-1", "MarkupPercentage": "7"`, 1)
	markup, pay := change("UpdateMarkup", "offer-1", `{"Percentage": "10"}`), setSchedule("2024-06-01")
	unreadable := change("UpdateMarkup", "offer-1", `{"Percentage": 0}`)
	for _, test := range []struct {
		edition errcodes.Edition
		facts   string
		changes []string
		want    []string
	}{
		{errcodes.Edition2024, "", []string{pay, markup}, []string{"error /0/DetailsDocument/Terms/0"}},
		{errcodes.Edition2026, "", []string{pay, markup}, nil},
		{errcodes.Edition2026, stored, []string{pay, markup}, nil},
		{errcodes.Edition2024, stored, []string{markup}, []string{"warning " + percentage}},
		{errcodes.Edition2026, stored, []string{markup}, nil},
		{errcodes.Edition2026, stored, []string{pay}, []string{"error /0/DetailsDocument/Terms/0"}},
		{errcodes.Edition2026, stored, []string{pay, unreadable}, []string{"undecided changeset"}},
		{errcodes.Edition2026, strings.Replace(stored, `"7"`, `"0"`, 1), []string{pay, unreadable}, nil}, // only a stored markup is reported
	} {
		if diff := cmp.Diff(test.want, foundIn(t, test.edition, row, test.facts, test.changes...), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q in %s (-want +got):\n%s", test.changes, test.edition, diff)
		}
	}
}

// In edition 2026 a markup that is set on a stored fixed price has rows of UpdateMarkup.
func TestMarkupOnStoredFixedPrice(t *testing.T) {
	const row = "UpdatePricingTerms/INCOMPATIBLE_TERMS/9"
	stored := strings.Replace(draftOf("", "", fixedTerm("0", ""), ""), `"ProductId": "prod-1"`, `"ProductId": "prod-1", "ResaleAuthorizationId": "resaleauthz-1", "MarkupPercentage": "0"`, 1)
	markup := change("UpdateMarkup", "offer-1", `{"Percentage": "10"}`)
	expect(t, foundIn(t, errcodes.Edition2024, row, stored, markup), "warning /0/DetailsDocument/Percentage")
	expect(t, foundIn(t, errcodes.Edition2026, row, stored, markup))
}

// A markup is there for what a new offer takes over from its resale authorization.
func TestMarkupOnTermsTakenOver(t *testing.T) {
	const fixed, schedule = "UpdatePricingTerms/INCOMPATIBLE_TERMS/9", "UpdatePaymentScheduleTerms/INCOMPATIBLE_MARKUP_PERCENTAGE/1"
	of := func(c string) string { return strings.Replace(c, "offer-1", "$New.Entity.Identifier", 1) }
	facts := known([]string{authorizationOf(resaleOfFixed, termOfCharges("ResalePaymentScheduleTerm", "2024-06-01=10"))}, "")
	for _, row := range []string{fixed, schedule} {
		expect(t, foundIn(t, errcodes.Edition2024, row, facts, createOfResale, of(setMarkup("10"))))
		expect(t, foundIn(t, errcodes.Edition2024, row, "", createOfResale, of(setMarkup("10"))))
		own := []string{createOfResale, of(updatePricing(fixedTerm("0", ""))), of(setSchedule("2024-06-01"))}
		at := map[string]string{fixed: "/1/", schedule: "/2/"}[row]
		expect(t, foundIn(t, errcodes.Edition2024, row, facts, append(own, of(setMarkup("10")))...), "error "+at+"DetailsDocument/Terms/0")
	}
	expect(t, foundIn(t, errcodes.Edition2024, schedule, facts, createOfResale, of(change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": 5}`)), of(setMarkup("10"))), "undecided changeset")
}

// resoldOffer is offer-1, made from resaleauthz-1, with terms and further members.
func resoldOffer(state, members string, terms ...string) string {
	return fmt.Sprintf(`{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"State": %q, "ProductId": "prod-1", "ResaleAuthorizationId": "resaleauthz-1"%s, "Terms": [%s], "Rules": []}}`, state, members, strings.Join(terms, ", "))
}

// authorizationOf is resaleauthz-1 with terms.
func authorizationOf(terms ...string) string {
	return fmt.Sprintf(`{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"ProductId": "prod-1", "Status": "Active", "Terms": [%s], "Rules": []}}`, strings.Join(terms, ", "))
}

func setMarkup(percentage string) string {
	return change("UpdateMarkup", "offer-1", `{"Percentage": "`+percentage+`"}`)
}

const percentage0 = " /0/DetailsDocument/Percentage"

func TestMarkupWhenReleased(t *testing.T) {
	const row = "UpdateMarkup/INCOMPATIBLE_MARKUP/1"
	expect(t, found(t, row, known([]string{resoldOffer("Released", "")}, ""), setMarkup("0")), "error"+percentage0)
	expect(t, found(t, row, known([]string{resoldOffer("Draft", "")}, ""), setMarkup("5"), change("ReleaseOffer", "offer-1", "{}")))
	expect(t, found(t, row, "", setMarkup("5")), "undecided offer")
	expect(t, found(t, row, "", change("UpdateMarkup", "$New.Entity.Identifier", `{"Percentage": "5"}`), createOfResale))
}

func TestMarkupOnOwnTerms(t *testing.T) {
	const row = "UpdateMarkup/INCOMPATIBLE_RESALE_AUTHORIZATION/1"
	schedule, resaleSchedule := scheduleTerm("2024-06-01"), termOfCharges("ResalePaymentScheduleTerm", "2024-06-01=10")
	fixed := fixedTerm("0", "")
	for _, test := range []struct {
		name    string
		facts   []string
		changes []string
		want    string
	}{
		{"nothing of its own", []string{resoldOffer("Draft", "", fixed, schedule), authorizationOf(resaleOfFixed, resaleSchedule)}, []string{setMarkup("5")}, ""},
		{"its own schedule", []string{resoldOffer("Draft", "", fixed, schedule), authorizationOf(resaleOfFixed)}, []string{setMarkup("5")}, "error" + percentage0},
		{"its own fixed price", []string{resoldOffer("Draft", "", fixed, schedule), authorizationOf(resaleOfUpfront, resaleSchedule)}, []string{setMarkup("5")}, "error" + percentage0},
		{"its own, zero", []string{resoldOffer("Draft", "", fixed, schedule), authorizationOf(resaleOfUpfront)}, []string{setMarkup("0.00")}, "warning" + percentage0},
		{"usage", []string{resoldOffer("Draft", "", usageTerm("USD", "a")), authorizationOf(resaleOfUsage)}, []string{setMarkup("5")}, ""},
		{"usage, authorization not known", []string{resoldOffer("Draft", "", usageTerm("USD", "a"))}, []string{setMarkup("5")}, ""},
		{"fixed, authorization not known", []string{resoldOffer("Draft", "", fixed)}, []string{setMarkup("5")}, "undecided resale"},
		{"fixed price set", []string{resoldOffer("Draft", ""), authorizationOf(resaleOfUpfront)}, []string{setMarkup("5"), updatePricing(fixed)}, "error" + percentage0},
		{"schedule removed", []string{resoldOffer("Draft", "", schedule), authorizationOf(resaleOfUsage)}, []string{setMarkup("5"), noSchedule}, ""},
		{"no resale", []string{anOffer("offer-1", "Draft", `"Terms": [`+fixed+`]`)}, []string{setMarkup("5")}, ""},
		{"offer not known", nil, []string{setMarkup("5")}, "undecided offer"},
	} {
		t.Run(test.name, func(t *testing.T) {
			expect(t, found(t, row, known(test.facts, ""), test.changes...), unlessEmpty(test.want)...)
		})
	}
	of := func(c string) string { return strings.Replace(c, "offer-1", "$New.Entity.Identifier", 1) }
	taken := known([]string{authorizationOf(resaleOfFixed, resaleSchedule)}, "")
	expect(t, found(t, row, taken, of(setMarkup("5")), createOfResale))
	expect(t, found(t, row, "", of(setMarkup("5")), createOfResale)) // what it takes over, the authorization has
	expect(t, found(t, row, "", of(setMarkup("5")), createOfResale, of(setSchedule("2024-06-01"))), "undecided resale")
	expect(t, found(t, row, known([]string{authorizationOf(resaleOfFixed)}, ""), of(setMarkup("5")), createOfResale, of(change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": 5}`))), "undecided changeset")
}

func TestScheduleBesideMarkup(t *testing.T) {
	const schedule, markup = "UpdatePaymentScheduleTerms/INCOMPATIBLE_TERMS/3", "UpdateMarkup/INCOMPATIBLE_TERMS/1"
	pay := setSchedule("2024-06-01")
	with, without := authorizationOf(resaleOfFixed, termOfCharges("ResalePaymentScheduleTerm", "2024-06-01=10")), authorizationOf(resaleOfFixed)
	for _, test := range []struct {
		name, facts string
		changes     []string
		both        bool
	}{
		{"both", "", []string{setMarkup("0.000000001"), pay}, true},
		{"zero", "", []string{setMarkup("0.0"), pay}, false},
		{"schedule removed", "", []string{setMarkup("5"), noSchedule}, false},
		{"schedule alone", known([]string{resoldOffer("Draft", `, "MarkupPercentage": "5"`), with}, ""), []string{pay}, false},
		{"an authorization with a schedule", known([]string{resoldOffer("Draft", ""), with}, ""), []string{setMarkup("5"), pay}, true},
		{"an authorization without one", known([]string{resoldOffer("Draft", ""), without}, ""), []string{setMarkup("5"), pay}, false},
		{"no resale known", known([]string{anOffer("offer-1", "Draft", "")}, ""), []string{setMarkup("5"), pay}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var wantSchedule, wantMarkup []string
			if test.both {
				wantSchedule, wantMarkup = []string{"error /1/DetailsDocument/Terms/0"}, []string{"error" + percentage0}
			}
			expect(t, found(t, schedule, test.facts, test.changes...), wantSchedule...)
			if len(test.changes) == 2 && strings.Contains(test.name, "removed") {
				return // what was stored is asked for
			}
			expect(t, found(t, markup, test.facts, test.changes...), wantMarkup...)
		})
	}
	of := func(c string) string { return strings.Replace(c, "offer-1", createdOffer, 1) }
	expect(t, found(t, schedule, "", of(pay), of(setMarkup("5")), createOffer)) // a row of its own says that it takes no markup
	expect(t, found(t, schedule, "", pay, change("UpdateMarkup", "offer-1", `{"Percentage": 5}`)), "undecided changeset")
	expect(t, found(t, markup, "", setMarkup("5"), change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": 5}`)), "undecided changeset")
}

// A stored schedule is the authorization's when each charge is its, marked up and rounded to
// cents.
func TestMarkupOnStoredSchedule(t *testing.T) {
	const row = "UpdateMarkup/INCOMPATIBLE_TERMS/1"
	stored := func(percentage, charges, owed string) string {
		if percentage != "" {
			percentage = `, "MarkupPercentage": ` + percentage
		}
		return known([]string{resoldOffer("Draft", percentage, fixedTerm("0", ""), termOfCharges("PaymentScheduleTerm", charges)),
			authorizationOf(resaleOfFixed, termOfCharges("ResalePaymentScheduleTerm", owed))}, "")
	}
	const warning = "warning" + percentage0
	for _, test := range []struct{ name, facts, want string }{
		{"no markup", stored("", "2024-06-01=10.00", "2024-06-01=10"), ""},
		{"no markup, more", stored("", "2024-06-01=10.01", "2024-06-01=10"), warning},
		{"marked up", stored(`"5.0"`, "2024-06-01=10.50 2024-07-01=21", "2024-07-01=20 2024-06-01=10"), ""},
		{"marked up by a number", stored(`5`, "2024-06-01=10.50", "2024-06-01=10"), ""},
		{"half a cent up", stored(`"5"`, "2024-06-01=0.11", "2024-06-01=0.10"), ""},
		{"half a cent down", stored(`"5"`, "2024-06-01=0.10", "2024-06-01=0.10"), warning},
		{"another day", stored(`"5"`, "2024-06-02=10.50", "2024-06-01=10"), warning},
		{"a day less", stored(`"5"`, "2024-06-01=10.50", "2024-06-01=10 2024-07-01=10"), warning},
		{"an unreadable markup", stored(`"a lot"`, "2024-06-01=10.50", "2024-06-01=10"), "undecided offer"},
		{"an unreadable charge", stored(`"5"`, "2024-06-01=10.50", "2024-06-01=ten"), "undecided resale"},
		{"an authorization without a schedule", known([]string{resoldOffer("Draft", "", scheduleTerm("2024-06-01")), authorizationOf(resaleOfFixed)}, ""), ""},
		{"no schedule", known([]string{resoldOffer("Draft", "")}, ""), ""},
		{"authorization not known", known([]string{resoldOffer("Draft", "", scheduleTerm("2024-06-01"))}, ""), "undecided resale"},
		{"offer not known", "", "undecided offer"},
	} {
		t.Run(test.name, func(t *testing.T) {
			expect(t, found(t, row, test.facts, setMarkup("7")), unlessEmpty(test.want)...)
			expect(t, found(t, row, test.facts, setMarkup("0")))
		})
	}
}

func TestMarkupOfResale(t *testing.T) {
	const row = "UpdateMarkup/INVALID_MARKUP_PERCENTAGE/1"
	of := func(c string) string { return strings.Replace(c, "offer-1", "$New.Entity.Identifier", 1) }
	create := func(changeType, details string) string {
		return `{"ChangeType": "` + changeType + `", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": ` + details + `}`
	}
	for _, test := range []struct {
		name, facts string
		changes     []string
		want        string
	}{
		{"made from an authorization", "", []string{of(setMarkup("0")), createOfResale}, ""},
		{"a replacement made from one", "", []string{of(setMarkup("0")), replacementOf("resaleauthz-1")}, ""},
		{"CreateOffer", "", []string{of(setMarkup("0")), create("CreateOffer", `{"ProductId": "prod-1"}`)}, "error" + percentage0},
		{"CreateReplacementOffer", "", []string{of(setMarkup("0")), create("CreateReplacementOffer", `{"AgreementId": "agmt-1"}`)}, "error" + percentage0},
		{"a change that failed", "", []string{of(setMarkup("0")), create("CreateOfferUsingResaleAuthorization", `{}`)}, "undecided changeset"},
		{"stored, with an authorization", known([]string{resoldOffer("Draft", "")}, ""), []string{setMarkup("5")}, ""},
		{"stored, with neither", storedOffer("Draft", "", ""), []string{setMarkup("5")}, "warning" + percentage0},
		{"stored, with a markup", known([]string{anOffer("offer-1", "Draft", `"MarkupPercentage": "0"`)}, ""), []string{setMarkup("5")}, ""},
		{"not known", "", []string{setMarkup("5")}, "undecided offer"},
	} {
		t.Run(test.name, func(t *testing.T) {
			expect(t, found(t, row, test.facts, test.changes...), unlessEmpty(test.want)...)
		})
	}
	expect(t, detailsOf(t, row, storedOffer("Released", "", ""), setMarkup("5")), "the offer is not made from a resale authorization; remove this change")
	expect(t, detailsOf(t, row, storedOffer("Draft", "", ""), setMarkup("5")), "the offer is not made from a resale authorization; remove this change and set the prices with UpdatePricingTerms")
}
