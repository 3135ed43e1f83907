package fold_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/fold"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// previewed is a set that shows every kind of offer: stored, new, made from an
// agreement, not known; with parts set, kept, removed, hidden and not known.
var previewed = []string{
	change("UpdateInformation", "offer-1@3", `{"Name": "renamed \"at last\"", "PreExistingAgreement": null}`),
	`{"ChangeType": "UpdateValidityTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "Details": "{\"Terms\": [{\"Type\": \"ValidityTerm\", \"AgreementDuration\": \"P12M\"}]}"}`,
	change("UpdatePaymentScheduleTerms", "offer-1", terms()),
	change("UpdateRenewalTerms", "offer-1", `{}`), // fails
	newOffer,
	change("UpdateTargeting", ofNew, `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}, "NegativeTargeting": {"CountryCodes": ["FR"]}}`),
	change("UpdatePricingTerms", ofNew, `{"PricingModel": "Byol", "Terms": [`+byolTerm+`]}`),
	change("UpdateAvailability", ofNew, `{"AvailabilityEndDate": "2024-06-30"}`),
	change("UpdateLegalTerms", ofNew, terms(legalTerm)),
	change("ReleaseOffer", ofNew, `{}`),
	`{"ChangeType": "CreateReplacementOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"AgreementId": "agmt-1"}}`,
	change("UpdateTargeting", "offer-2", `{}`),
	change("UpdateTargeting", "offer-3", countries),
	change("UpdateBundleTerms", "offer-3", `{}`), // not known
}

const previewedFacts = `{
	"Entities": [
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@3", "DetailsDocument": {"Id": "offer-1", "State": "Released", "ProductId": "prod-1", "Name": "old", "Description": "kept",
			"PreExistingAgreement": {"PricingModel": "Usage", "AcquisitionChannel": "External"}, "ResaleAuthorizationId": "resaleauthz-1", "MarkupPercentage": "5.0",
			"Terms": [` + supportTerm + `, ` + legalTerm + `, ` + byolTerm + `, ` + schedule + `, ` + renewal + `],
			"Rules": [{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": ["444455556666"]}}, {"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-08-30T01:56:03.000Z"}]}},
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-3@1", "DetailsDocument": {"Id": "offer-3", "State": "Draft", "ProductId": "prod-1", "Name": "draft"}}
	],
	"OfferFacts": [{"OfferId": "offer-1", "PricingModel": "Byol", "AgreementId": null}, {"OfferId": "offer-2", "PricingModel": "Usage"}]
}`

// resold is a set with a resale authorization that is made and released, an offer made from
// it, one made from a stored authorization, and an offer set with an offer of each kind.
var resold = []string{
	`{"ChangeType": "CreateResaleAuthorization", "ChangeName": "Auth", "Entity": {"Type": "ResaleAuthorization@1.0"}, "DetailsDocument": {"ProductId": "prod-2", "Name": "Single use", "Description": "For one buyer.", "ResellerAccountId": "777788889999", "ResellerRole": "Distributor"}}`,
	ofKind("ResaleAuthorization", "UpdatePricingTerms", "$Auth.Entity.Identifier", `{"PricingModel": "Contract", "Terms": [{"Type": "ResaleFixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0.00", "Duration": "P12M", "Grants": [{"DimensionKey": "seat", "MaxQuantity": 10}]}]}`),
	ofKind("ResaleAuthorization", "UpdatePaymentScheduleTerms", "$Auth.Entity.Identifier", `{"Terms": [{"Type": "ResalePaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [{"ChargeDate": "2024-09-01", "ChargeAmount": "200.00"}, {"ChargeDate": "2024-12-01", "ChargeAmount": "0.05"}]}]}`),
	ofKind("ResaleAuthorization", "UpdateAvailability", "$Auth.Entity.Identifier", `{"AvailabilityEndDate": "2024-06-30", "OffersMaxQuantity": 1}`),
	ofKind("ResaleAuthorization", "UpdateBuyerTargetingTerms", "$Auth.Entity.Identifier", `{"Terms": [{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": ["222233334444"]}}]}`),
	ofKind("ResaleAuthorization", "UpdateLegalTerms", "$Auth.Entity.Identifier", `{"Terms": [{"Type": "BuyerLegalTerm", "Documents": [{"Type": "CustomEula", "Url": "https://example.com/eula.pdf"}]}, {"Type": "ResaleLegalTerm", "Documents": [{"Type": "StandardResellerContract"}]}]}`),
	ofKind("ResaleAuthorization", "ReleaseResaleAuthorization", "$Auth.Entity.Identifier", `{}`),
	ofKind("ResaleAuthorization", "RestrictResaleAuthorization", "resaleauthz-1", `{}`),
	`{"ChangeType": "CreateOfferUsingResaleAuthorization", "ChangeName": "Scheduled", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "$Auth.Entity.Identifier", "Name": "Resold", "OfferSetId": "offerset-1"}}`,
	ofKind("Offer", "UpdateMarkup", "$Scheduled.Entity.Identifier", `{"Percentage": "5.0"}`),
	`{"ChangeType": "CreateOfferUsingResaleAuthorization", "ChangeName": "Upfront", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1", "OfferSetId": "offerset-1"}}`,
	ofKind("Offer", "UpdateMarkup", "offer-1", `{"Percentage": "10"}`),
	ofKind("OfferSet", "AssociateOffers", "offerset-1", `{"Offers": [{"OfferId": "$Scheduled.Entity.Identifier"}, {"OfferId": "$Upfront.Entity.Identifier"}]}`),
	ofKind("OfferSet", "DisassociateOffers", "offerset-1", `{"Offers": [{"OfferId": "offer-2"}]}`),
	ofKind("OfferSet", "UpdateInformation", "offerset-1", `{"BuyerNotes": "All three or none."}`),
	ofKind("OfferSet", "ReleaseOfferSet", "offerset-1", `{}`),
}

var resoldFacts = `{"Entities": [
	{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@2", "DetailsDocument": ` + describedAuthorization + `},
	{"EntityType": "OfferSet@1.0", "EntityId": "offerset-1", "DetailsDocument": ` + describedSet + `},
	{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@3", "DetailsDocument": ` + describedOffer + `}
]}`

// ofKind is a change to an entity of a kind.
func ofKind(kind, changeType, id, details string) string {
	return fmt.Sprintf(`{"ChangeType": %q, "Entity": {"Type": "%s@1.0", "Identifier": %q}, "DetailsDocument": %s}`, changeType, kind, id, details)
}

func TestPreview(t *testing.T) {
	expectGolden(t, "testdata/preview.json", foldSet(t, []string{previewedFacts}, previewed...).Preview())
	expectGolden(t, "testdata/preview_resale.json", foldSet(t, []string{resoldFacts}, resold...).Preview())
}

func expectGolden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("differs from %s (-want +got):\n%s", file, diff)
	}
}

// Whether a resale authorization is released and whether it is restricted may be known by
// itself.
func TestPreviewOfStatus(t *testing.T) {
	const draft, active = `{"Status": "Draft"}`, `{"Status": "Active"}`
	for _, test := range []struct{ stored, changeType, details, want string }{
		{"", "ReleaseResaleAuthorization", `{}`, "Active, not known [Restriction]"},
		{"", "RestrictResaleAuthorization", `{}`, "Restricted, not known [Release]"},
		{"", "UpdateInformation", `{"Name": "n"}`, ", not known [Restriction Release]"},
		{draft, "UpdateInformation", `{"Name": "n"}`, "Draft, not known []"},
		{draft, "ReleaseResaleAuthorization", `[]`, "Draft, not known [Release]"},
		{active, "RestrictResaleAuthorization", `{}`, "Restricted, not known []"},
		{active, "RestrictResaleAuthorization", `[]`, "Active, not known [Restriction]"},
	} {
		var facts []string
		if test.stored != "" {
			facts = []string{`{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1", "DetailsDocument": ` + test.stored + `}`}
		}
		preview := foldSet(t, facts, ofKind("ResaleAuthorization", test.changeType, "resaleauthz-1", test.details)).Preview()
		e := entitiesOf(t, preview).Entities[0]
		status, _ := e.DetailsDocument["Status"].(string)
		unknown := slices.DeleteFunc(e.NotKnown, func(part string) bool { return part != "Release" && part != "Restriction" })
		if got := fmt.Sprintf("%s, not known %v", status, unknown); got != test.want {
			t.Errorf("%s of %s: %s, want %s", test.changeType, test.stored, got, test.want)
		}
		expectSameAgain(t, preview)
	}
}

// How a resale authorization is limited is written as AWS has it, with the number 1 for the
// string.
func TestPreviewOfAvailability(t *testing.T) {
	create := resold[0]
	rule := func(fields string) string {
		return `{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1", "DetailsDocument": {"Rules": [{"Type": "AvailabilityRule"` + fields + `}]}}`
	}
	limit := func(id, details string) string {
		return ofKind("ResaleAuthorization", "UpdateAvailability", id, details)
	}
	const ofNew, ofStored, date, once = "$Auth.Entity.Identifier", "resaleauthz-1", `, "AvailabilityEndDate": "2024-06-30"`, `, "OffersMaxQuantity": 1`
	rename := ofKind("ResaleAuthorization", "UpdateInformation", ofStored, `{"Name": "n"}`)
	for _, test := range []struct {
		name    string
		facts   []string
		changes []string
		want    string // the rule's fields
	}{
		{"no limit", nil, []string{create}, `, "Usage": "Unlimited"`},
		{"one offer", nil, []string{create, limit(ofNew, `{"OffersMaxQuantity": "1"}`)}, `, "Usage": "Limited"` + once},
		{"one offer until a day", nil, []string{create, limit(ofNew, `{"OffersMaxQuantity": 1, "AvailabilityEndDate": "2024-06-30"}`)}, `, "Usage": "Limited"` + date + once},
		{"until a day", nil, []string{create, limit(ofNew, `{"AvailabilityEndDate": "2024-06-30"}`)}, date},
		{"what is stored", []string{rule(`, "Usage": "Unlimited"` + date)}, []string{rename}, `, "Usage": "Unlimited"` + date},
		{"no Usage is stored", []string{rule(date)}, []string{rename}, date},
		{"a string is stored", []string{rule(`, "Usage": "Limited", "OffersMaxQuantity": "1"`)}, []string{rename}, `, "Usage": "Limited"` + once},
		{"a new last day", []string{rule(`, "Usage": "Unlimited"`)}, []string{limit(ofStored, `{"AvailabilityEndDate": "2024-06-30"}`)}, date},
		{"a last day beside a number that may stay", []string{rule(`, "Usage": "Limited"` + once)}, []string{limit(ofStored, `{"AvailabilityEndDate": "2024-06-30"}`)}, date},
		{"nothing is known", nil, []string{rename}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			preview := foldSet(t, test.facts, test.changes...).Preview()
			rules, _ := entitiesOf(t, preview).Entities[0].DetailsDocument["Rules"].([]any)
			got := []any{}
			for _, rule := range rules {
				if rule.(map[string]any)["Type"] == "AvailabilityRule" {
					got = append(got, rule)
				}
			}
			want := []any{}
			if test.want != "" {
				var rule any
				if err := json.Unmarshal([]byte(`{"Type": "AvailabilityRule"`+test.want+`}`), &rule); err != nil {
					t.Fatal(err)
				}
				want = append(want, rule)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			expectSameAgain(t, preview)
		})
	}
}

// Of several pricing terms all are written.
func TestPreviewOfPricingTerms(t *testing.T) {
	got := string(foldSet(t, []string{stored(terms(byolTerm, legalTerm, `{"Type": "RecurringPaymentTerm"}`))}, change("ReleaseOffer", "offer-1", `{}`)).Preview())
	for _, want := range []string{"ByolPricingTerm", "RecurringPaymentTerm"} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%s is not there, or twice:\n%s", want, got)
		}
	}
}

// The prices of a stored offer after a new markup are known if they come from its resale
// authorization, or if there was no markup before.
func TestPreviewAfterMarkup(t *testing.T) {
	const (
		upfront = `{"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [{"Selector": {"Type": "Duration", "Value": "P12M"}, "RateCard": [{"DimensionKey": "seat", "Price": "100"}]}]}`
		fixed   = `{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "100", "Duration": "P12M", "Grants": []}`
		charges = `{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [{"ChargeDate": "2024-09-01", "ChargeAmount": "100"}]}`
	)
	authorization := `{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1", "DetailsDocument": ` + describedAuthorization + `}`
	for name, test := range map[string]struct{ authorization, terms, markup, want string }{
		"from the authorization":      {authorization, upfront, "5.0", `"Price": "165"`},
		"priced anew":                 {authorization, fixed, "0", ""},
		"priced anew, marked up":      {authorization, fixed, "5.0", ""},
		"a schedule of its own":       {authorization, upfront + "," + charges, "5.0", ""},
		"marked up, no authorization": {"", upfront, "5.0", ""},
		"the same markup":             {"", upfront, "10", `"Price": "100"`},
		"no markup, no authorization": {"", upfront, "0", `"Price": "110"`},
	} {
		facts := `{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1", "DetailsDocument": {"ProductId": "prod-1", "ResaleAuthorizationId": "resaleauthz-1", "MarkupPercentage": "` + test.markup + `", "Terms": [` + test.terms + `], "Rules": []}}`
		if test.authorization != "" {
			facts += "," + test.authorization
		}
		got := string(foldSet(t, []string{`{"Entities": [` + facts + `]}`}, ofKind("Offer", "UpdateMarkup", "offer-1", `{"Percentage": "10"}`)).Preview())
		if test.want == "" && (strings.Contains(got, `"Price"`) || !strings.Contains(got, `"PricingTerms"`)) || !strings.Contains(got, test.want) {
			t.Errorf("%s: want %s in\n%s", name, test.want, got)
		}
	}
}

func TestPreviewOfNothing(t *testing.T) {
	for _, changes := range [][]string{nil, {change("UpdateTargeting", "$Nobody.Entity.Identifier", `{}`)}} {
		got := foldSet(t, nil, changes...).Preview()
		if want := "{\n  \"Entities\": [],\n  \"OfferFacts\": []\n}\n"; string(got) != want {
			t.Errorf("%s: %s", changes, got)
		}
	}
}

// untouched are changes that name offers and do nothing to them, but that there is no
// markup.
func untouched(ids ...string) []string {
	var list []string
	for _, id := range ids {
		list = append(list, change("UpdateMarkup", id, `{"Percentage": null}`))
	}
	return list
}

// What preview writes is a facts document: read again, it says the same of each
// entity that has an id.
func TestPreviewAsFacts(t *testing.T) {
	expectSameAgain(t, foldSet(t, []string{previewedFacts}, previewed...).Preview())
	ofFacts := slices.DeleteFunc(slices.Clone(resold), func(c string) bool { return strings.Contains(c, `"AssociateOffers"`) }) // adds offers of the change set, which lead nowhere without it
	expectSameAgain(t, foldSet(t, []string{resoldFacts}, ofFacts...).Preview())
	t.Run("over the facts it was made with", func(t *testing.T) {
		first := foldSet(t, []string{previewedFacts}, previewed...)
		again := foldSet(t, []string{previewedFacts, string(first.Preview())}, untouched("offer-1", "offer-2", "offer-3")...)
		if got, want := tellState(&again.Offers[0].After)["Name"], `"renamed \"at last\""`; got != want {
			t.Errorf("the name is %s, want %s", got, want)
		}
		if got := tellState(&again.Offers[0].After)["RenewalTerm"]; got != "needs offer" {
			t.Errorf("the renewal term, which was not known, is %s", got)
		}
	})
}

// A replacement offer has no buyer accounts of its own: that it replaces an
// agreement survives, and so does that it is not known whether it does.
func TestPreviewOfReplacementAsFacts(t *testing.T) {
	const untold = `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@3", "DetailsDocument": {}, "NotKnown": ["AgreementId"]}]}`
	for name, test := range map[string]struct {
		preview []byte
		want    string
	}{
		"replacement": {bytes.ReplaceAll(foldSet(t, nil, change("CreateReplacementOffer", "", `{"AgreementId": "agmt-1"}`)).Preview(), []byte(ofNew), []byte("offer-1")), `"agmt-1"`},
		"new":         {bytes.ReplaceAll(foldSet(t, nil, newOffer).Preview(), []byte(ofNew), []byte("offer-1")), "absent"},
		"not known":   {foldSet(t, []string{untold}, untouched("offer-1")...).Preview(), "needs offer"},
		"nothing is":  {foldSet(t, nil, untouched("offer-1")...).Preview(), "needs offer"},
	} {
		o := the(t, foldSet(t, []string{string(test.preview)}, untouched("offer-1")...))
		if got := tellPart(o.Before.Part(fold.AgreementID)); got != test.want {
			t.Errorf("%s: the agreement is %s, want %s, by\n%s", name, got, test.want, test.preview)
		}
	}
}

// The same of every fixture of the rules.
func TestPreviewOfFixturesAsFacts(t *testing.T) {
	err := filepath.WalkDir("../../testdata/rules", func(path string, _ fs.DirEntry, err error) error {
		if !strings.HasSuffix(path, ".json") || strings.HasSuffix(path, ".facts.json") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var facts []string
		if f, err := os.ReadFile(strings.TrimSuffix(path, ".json") + ".facts.json"); err == nil {
			facts = []string{string(f)}
		}
		t.Run(strings.TrimPrefix(filepath.ToSlash(path), "../../testdata/rules/"), func(t *testing.T) {
			expectSameAgain(t, foldText(t, facts, text).Preview())
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func expectSameAgain(t *testing.T, preview []byte) {
	t.Helper()
	first := entitiesOf(t, preview)
	var ids []string
	for _, e := range first.Entities {
		if id := e.EntityIdentifier; id != "" && !strings.HasPrefix(id, "$") {
			ids = append(ids, id)
		}
	}
	second := entitiesOf(t, fold.PreviewOf(readFacts(t, string(preview)), ids...))
	if len(second.Entities) != len(ids) {
		t.Fatalf("%d entities are read again, want %d", len(second.Entities), len(ids))
	}
	k := 0
	for i, e := range first.Entities {
		if k == len(ids) || e.EntityIdentifier != ids[k] {
			continue
		}
		if diff := cmp.Diff(fmt.Sprint(first.Entities[i]), fmt.Sprint(second.Entities[k])); diff != "" {
			t.Errorf("%s (-first +again):\n%s", ids[k], diff)
		}
		if diff := cmp.Diff(first.fact(ids[k]), second.fact(ids[k])); diff != "" {
			t.Errorf("OfferFacts of %s (-first +again):\n%s", ids[k], diff)
		}
		k++
	}
}

// A previewDocument is what preview writes.
type previewDocument struct {
	Entities   []previewEntity
	OfferFacts []map[string]any
}

type previewEntity struct {
	EntityType, EntityIdentifier string
	DetailsDocument              map[string]any
	NotKnown                     []string
}

func (p *previewDocument) fact(id string) map[string]any {
	for _, f := range p.OfferFacts {
		if f["OfferId"] == id {
			return f
		}
	}
	return nil
}

func entitiesOf(t *testing.T, preview []byte) previewDocument {
	t.Helper()
	var p previewDocument
	d := json.NewDecoder(bytes.NewReader(preview))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		t.Fatalf("%v in %s", err, preview)
	}
	return p
}
