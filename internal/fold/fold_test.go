package fold_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/fold"
)

const (
	newOffer    = `{"ChangeType": "CreateOffer", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"}}`
	legalTerm   = `{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}`
	supportTerm = `{"Type": "SupportTerm", "RefundPolicy": "None."}`
	byolTerm    = `{"Type": "ByolPricingTerm"}`
	endDate     = `{"Type": "ValidityTerm", "AgreementEndDate": "2025-06-30"}`
	duration    = `{"Type": "ValidityTerm", "AgreementDuration": "P12M"}`
	schedule    = `{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [{"ChargeDate": "2024-08-01", "ChargeAmount": "10"}]}`
	renewal     = `{"Type": "RenewalTerm"}`
	buyers      = `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`
	countries   = `{"PositiveTargeting": {"CountryCodes": ["US"]}}`
)

// stored is a facts document with offer-1, whose DescribeEntity response has
// the given details.
func stored(details string) string {
	return `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@3", "DetailsDocument": ` + details + `}]}`
}

func terms(list ...string) string { return `{"Terms": [` + strings.Join(list, ",") + `]}` }

func TestNewOfferStartsEmpty(t *testing.T) {
	o := the(t, foldSet(t, nil, newOffer))
	expectState(t, "before", &o.Before, every("absent", nil))
	expectState(t, "after", &o.After, every("absent", map[string]string{"ProductId": `"prod-1"`}))
	if o.ID != "" || o.Created == nil || o.Created.Index != 0 || o.Set != fold.ProductID {
		t.Errorf("id %q, created by %v, set %b", o.ID, o.Created, o.Set)
	}
}

func TestEveryChangeTypeSetsItsParts(t *testing.T) {
	c := foldSet(t, nil, newOffer,
		change("UpdateInformation", ofNew, `{"Name": "n", "Description": "d", "PreExistingAgreement": {"PricingModel": "Usage", "AcquisitionChannel": "External"}}`),
		change("UpdateTargeting", ofNew, buyers),
		change("UpdateSupportTerms", ofNew, terms(supportTerm)),
		change("UpdateLegalTerms", ofNew, terms(legalTerm)),
		change("UpdatePricingTerms", ofNew, `{"PricingModel": "Byol", "Terms": [`+byolTerm+`]}`),
		change("UpdateAvailability", ofNew, `{"AvailabilityEndDate": "2024-06-30"}`),
		change("UpdateValidityTerms", ofNew, terms(duration)),
		change("UpdatePaymentScheduleTerms", ofNew, terms(schedule)),
		change("UpdateRenewalTerms", ofNew, terms(renewal)),
		change("UpdateMarkup", ofNew, `{"Percentage": "5.0"}`),
		change("ReleaseOffer", ofNew, `{}`))
	o := the(t, c)
	expectState(t, "before", &o.Before, every("absent", nil))
	expectState(t, "after", &o.After, map[string]string{
		"ProductId": `"prod-1"`, "AgreementId": "absent", "ResaleAuthorizationId": "absent",
		"Name": `"n"`, "Description": `"d"`, "PreExistingAgreement": `{"PricingModel": "Usage", "AcquisitionChannel": "External"}`,
		"Targeting": buyers, "SupportTerm": supportTerm, "LegalTerm": legalTerm,
		"PricingModel": `"Byol"`, "PricingTerms": `[` + byolTerm + `]`, "AvailabilityEndDate": `"2024-06-30"`,
		"ValidityTerm": duration, "PaymentScheduleTerm": schedule, "RenewalTerm": renewal, "MarkupPercentage": `"5.0"`, "Release": `{}`,
	})
	setBy := map[string]int{
		"ProductId": 0, "Name": 1, "Description": 1, "PreExistingAgreement": 1, "Targeting": 2, "SupportTerm": 3, "LegalTerm": 4,
		"PricingModel": 5, "PricingTerms": 5, "AvailabilityEndDate": 6, "ValidityTerm": 7, "PaymentScheduleTerm": 8, "RenewalTerm": 9,
		"MarkupPercentage": 10, "Release": 11,
	}
	for _, p := range parts {
		by := o.After.Part(p.part).SetBy()
		want, isSet := setBy[p.name]
		if (by != nil) != isSet || isSet && by.Index != want {
			t.Errorf("%s is set by %v, want change %d (set %t)", p.name, by, want, isSet)
		}
		if (o.Set&p.part != 0) != isSet {
			t.Errorf("%s: Set says %t", p.name, !isSet)
		}
	}
}

func TestStoredOffer(t *testing.T) {
	details := `{
		"Id": "offer-1", "State": "Released", "ProductId": "prod-1", "Name": "n", "Description": "d", "ResaleAuthorizationId": "resaleauthz-1", "MarkupPercentage": "5.0",
		"PreExistingAgreement": {"AcquisitionChannel": "External", "PricingModel": "Contract"},
		"Terms": [` + strings.Join([]string{supportTerm, legalTerm, byolTerm, duration, schedule, renewal}, ",") + `],
		"Rules": [{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}, {"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-08-30T01:56:03.000Z"}]}`
	want := map[string]string{
		"ProductId": `"prod-1"`, "AgreementId": "needs offer", "ResaleAuthorizationId": `"resaleauthz-1"`,
		"Name": `"n"`, "Description": `"d"`, "PreExistingAgreement": `{"AcquisitionChannel": "External", "PricingModel": "Contract"}`,
		"Targeting":   `{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`,
		"SupportTerm": supportTerm, "LegalTerm": legalTerm,
		"PricingModel": "needs offer", "PricingTerms": `[` + strings.Join([]string{supportTerm, legalTerm, byolTerm, duration, schedule, renewal}, ",") + `]`,
		"AvailabilityEndDate": `"2024-08-30T01:56:03.000Z"`, "ValidityTerm": duration, "PaymentScheduleTerm": schedule, "RenewalTerm": renewal,
		"MarkupPercentage": `"5.0"`, "Release": `"Released"`,
	}
	inString, err := quote(details)
	if err != nil {
		t.Fatal(err)
	}
	for name, facts := range map[string]string{
		"DetailsDocument": stored(details),
		"Details":         `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1", "Details": ` + inString + `}]}`,
		"both":            `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1", "Details": "", "DetailsDocument": ` + details + `}]}`,
		"a bare response": `{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@7", "EntityArn": "arn", "DetailsDocument": ` + details + `, "ResponseMetadata": {}}`,
	} {
		t.Run(name, func(t *testing.T) {
			o := the(t, foldSet(t, []string{facts}, change("UpdateMarkup", "offer-1@9", `{"Percentage": "5.0"}`)))
			if o.ID != "offer-1" || o.Created != nil || o.Set != fold.MarkupPercentage {
				t.Errorf("id %q, created by %v, set %b", o.ID, o.Created, o.Set)
			}
			expectState(t, "before", &o.Before, want)
			expectState(t, "after", &o.After, want)
		})
	}
}

func TestOddlyStoredOffer(t *testing.T) {
	notTold := map[string]string{"PricingModel": "needs offer"}
	for name, test := range map[string]struct {
		details string
		except  map[string]string
	}{
		"nothing":              {`{}`, nil},
		"nulls":                {`{"Id": null, "State": null, "ProductId": null, "Name": null, "PreExistingAgreement": null, "Terms": null, "Rules": null}`, nil},
		"wrong types":          {`{"State": 1, "Terms": {}, "Rules": "none"}`, nil},
		"items of wrong types": {`{"Terms": [1, null, "x", []], "Rules": [2, null]}`, nil},
		"a draft":              {`{"State": "Draft", "Terms": [], "Rules": []}`, nil},
		"a null date":          {`{"Rules": [{"Type": "AvailabilityRule", "AvailabilityEndDate": null}]}`, nil},
		"no pricing terms":     {`{"Terms": [` + legalTerm + `]}`, map[string]string{"LegalTerm": legalTerm}},
		"a term twice":         {`{"Terms": [` + duration + `, ` + endDate + `]}`, map[string]string{"ValidityTerm": endDate}},
	} {
		t.Run(name, func(t *testing.T) {
			want := every("absent", notTold)
			for part, value := range test.except {
				want[part] = value
			}
			o := the(t, foldSet(t, []string{stored(test.details)}, change("UpdateTargeting", "offer-1", `{}`)))
			expectState(t, "before", &o.Before, want)
		})
	}
}

func TestOfferNotKnown(t *testing.T) {
	t.Run("no facts", func(t *testing.T) {
		o := the(t, foldSet(t, nil, change("UpdateLegalTerms", "offer-1", terms(legalTerm))))
		expectState(t, "before", &o.Before, every("needs offer", nil))
		expectState(t, "after", &o.After, every("needs offer", map[string]string{"LegalTerm": legalTerm}))
	})
	t.Run("OfferFacts alone", func(t *testing.T) {
		facts := `{"OfferFacts": [{"OfferId": "offer-1@2", "PricingModel": "Contract", "AgreementId": "agmt-1"}]}`
		o := the(t, foldSet(t, []string{facts}, change("UpdateTargeting", "offer-1", `{}`)))
		expectState(t, "before", &o.Before, every("needs offer", map[string]string{"PricingModel": `"Contract"`, "AgreementId": `"agmt-1"`}))
	})
	t.Run("the id is a product's", func(t *testing.T) {
		facts := `{"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "offer-1", "DetailsDocument": {"Name": "n"}}]}`
		o := the(t, foldSet(t, []string{facts}, change("UpdateTargeting", "offer-1", `{}`)))
		expectState(t, "before", &o.Before, every("needs offer", nil))
	})
}

// What DescribeEntity does not say of an offer, OfferFacts do; null says that it
// is no replacement. An offer without buyer accounts replaces no agreement, unless
// OfferFacts say otherwise.
func TestAgreementOfStoredOffer(t *testing.T) {
	const (
		public   = `{"Rules": [{"Type": "TargetingRule", "PositiveTargeting": {"CountryCodes": ["US"]}}]}`
		nobody   = `{"Rules": [{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": []}}]}`
		private  = `{"Rules": [{"Type": "TargetingRule", "PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}]}`
		replaces = `{"OfferId": "offer-1", "PricingModel": null, "AgreementId": "agmt-1"}`
		nothing  = `{"OfferId": "offer-1", "AgreementId": null}`
	)
	for _, test := range []struct{ details, more, fact, want string }{
		{`{}`, "", "", "absent"},
		{public, "", "", "absent"},
		{nobody, "", "", "absent"},
		{private, "", "", "needs offer"},
		{private, "", `{"OfferId": "offer-1"}`, "needs offer"},
		{private, "", `{"OfferId": "offer-2", "AgreementId": null}`, "needs offer"},
		{private, "", nothing, "absent"},
		{private, "", replaces, `"agmt-1"`},
		{public, "", nothing, "absent"},
		{public, "", replaces, `"agmt-1"`},
		{public, `, "NotKnown": ["Name"]`, "", "absent"},
		{`{}`, `, "NotKnown": ["Targeting"]`, "", "needs offer"},
		{public, `, "NotKnown": ["AgreementId"]`, "", "needs offer"},
		{public, `, "NotKnown": ["AgreementId"]`, replaces, `"agmt-1"`},
	} {
		facts := `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@3", "DetailsDocument": ` + test.details + test.more + `}], "OfferFacts": [` + test.fact + `]}`
		o := the(t, foldSet(t, []string{facts}, change("UpdateTargeting", "offer-1", `{}`)))
		if got := tellPart(o.Before.Part(fold.AgreementID)); got != test.want {
			t.Errorf("%s\nthe agreement is %s, want %s", facts, got, test.want)
		}
		if got := tellPart(o.Before.Part(fold.PricingModel)); got != "needs offer" {
			t.Errorf("%s\nthe pricing model is %s", facts, got)
		}
	}
}

func TestLaterChangeCounts(t *testing.T) {
	first, second := change("UpdateValidityTerms", "offer-1", terms(duration)), change("UpdateValidityTerms", "offer-1", terms(endDate))
	remove := change("UpdateValidityTerms", "offer-1", terms())
	for name, test := range map[string]struct {
		changes []string
		want    string
		by      int
	}{
		"set again":          {[]string{first, second}, endDate, 1},
		"the other way":      {[]string{second, first}, duration, 1},
		"set, then removed":  {[]string{first, remove}, "absent", 1},
		"removed, then set":  {[]string{remove, first}, duration, 1},
		"others in between":  {[]string{first, change("UpdateTargeting", "offer-1", `{}`), second, change("ReleaseOffer", "offer-1", `{}`)}, endDate, 2},
		"another offer's":    {[]string{first, change("UpdateValidityTerms", "offer-2", terms(endDate))}, duration, 0},
		"by another version": {[]string{first, change("UpdateValidityTerms", "offer-1@4", terms(endDate))}, endDate, 1},
	} {
		t.Run(name, func(t *testing.T) {
			o := the(t, foldSet(t, nil, test.changes...), 0)
			part := o.After.Part(fold.ValidityTerm)
			if got := tellPart(part); got != test.want || part.SetBy() == nil || part.SetBy().Index != test.by {
				t.Errorf("the term is %s, set by %v; want %s, set by change %d", got, part.SetBy(), test.want, test.by)
			}
		})
	}
}

func TestInformationStaysUnlessGiven(t *testing.T) {
	const existing = `{"PricingModel": "Usage", "AcquisitionChannel": "External"}`
	facts := stored(`{"Name": "old", "Description": "old", "PreExistingAgreement": ` + existing + `}`)
	for details, want := range map[string][3]string{
		`{"Name": "new"}`:                          {`"new"`, `"old"`, existing},
		`{"Description": "new"}`:                   {`"old"`, `"new"`, existing},
		`{"PreExistingAgreement": null}`:           {`"old"`, `"old"`, "absent"},
		`{"Name": "new", "Description": "newer"}`:  {`"new"`, `"newer"`, existing},
		`{"Name": "new", "Unknown": "is ignored"}`: {`"new"`, `"old"`, existing},
	} {
		o := the(t, foldSet(t, []string{facts}, change("UpdateInformation", "offer-1", details)))
		got := [3]string{tellPart(o.After.Part(fold.Name)), tellPart(o.After.Part(fold.Description)), tellPart(o.After.Part(fold.PreExistingAgreement))}
		if got != want {
			t.Errorf("%s: %s, want %s", details, got, want)
		}
	}
}

func TestDetailsInString(t *testing.T) {
	inString, err := quote(terms(duration))
	if err != nil {
		t.Fatal(err)
	}
	o := the(t, foldSet(t, nil, `{"ChangeType": "UpdateValidityTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "Details": `+inString+`}`))
	if got := tellPart(o.After.Part(fold.ValidityTerm)); got != duration {
		t.Errorf("the term is %s", got)
	}
}

// A change that failed its schema hides what it would have set, and nothing
// else.
func TestFailedChange(t *testing.T) {
	notThese := func(names ...string) map[string]string {
		m := map[string]string{}
		for _, name := range names {
			m[name] = "needs changeset"
		}
		return m
	}
	for changeType, hidden := range map[string][]string{
		"UpdateInformation":          {"Name", "Description", "PreExistingAgreement"},
		"UpdateTargeting":            {"Targeting"},
		"UpdateSupportTerms":         {"SupportTerm"},
		"UpdateLegalTerms":           {"LegalTerm"},
		"UpdatePricingTerms":         {"PricingModel", "PricingTerms"},
		"UpdateAvailability":         {"AvailabilityEndDate"},
		"UpdateValidityTerms":        {"ValidityTerm"},
		"UpdatePaymentScheduleTerms": {"PaymentScheduleTerm"},
		"UpdateRenewalTerms":         {"RenewalTerm"},
		"UpdateMarkup":               {"MarkupPercentage"},
		"ReleaseOffer":               {"Release"},
	} {
		t.Run(changeType, func(t *testing.T) {
			broken := strings.Replace(change(changeType, "offer-1", `5`), `"DetailsDocument": 5`, `"Details": "{"`, 1)
			o := the(t, foldSet(t, nil, broken))
			expectState(t, "of an offer that is not known", &o.After, every("needs offer", notThese(hidden...)))
			if o.Set != 0 {
				t.Errorf("set %b", o.Set)
			}
			o = the(t, foldSet(t, nil, newOffer, strings.Replace(broken, "offer-1", ofNew, 1)))
			want := every("absent", notThese(hidden...))
			want["ProductId"] = `"prod-1"`
			expectState(t, "of a new offer", &o.After, want)
		})
	}
	t.Run("information that it gives", func(t *testing.T) {
		for details, hidden := range map[string][]string{
			`{"Name": 5}`:                               {"Name"},
			`{"Name": 5, "Description": "d"}`:           {"Name", "Description"},
			`{"Description": 5, "ProductId": "prod-2"}`: {"Description"},
			`{"PreExistingAgreement": 5}`:               {"PreExistingAgreement"},
			`[]`:                                        {"Name", "Description", "PreExistingAgreement"},
		} {
			want := every("absent", notThese(hidden...))
			want["ProductId"] = `"prod-1"`
			expectState(t, details, &the(t, foldSet(t, nil, newOffer, change("UpdateInformation", ofNew, details))).After, want)
		}
		for details, hidden := range map[string][]string{
			`{"ProductId": 5}`:                        {"ProductId"},
			`{"ProductId": 5, "Name": "n"}`:           {"ProductId", "Name"},
			`{"ProductId": 5, "Description": "none"}`: {"ProductId"},
		} {
			expectState(t, details, &the(t, foldSet(t, nil, change("CreateOffer", "", details))).After, every("absent", notThese(hidden...)))
		}
	})
	t.Run("none of its own members", func(t *testing.T) {
		twice := strings.Replace(change("UpdateInformation", "offer-1", `5`), `"DetailsDocument": 5`, `"Details": "{\"ProductId\": 1, \"ProductId\": 2}"`, 1)
		expectState(t, "after", &the(t, foldSet(t, nil, twice)).After, every("needs offer", notThese("Name", "Description", "PreExistingAgreement")))
		unreadable := strings.Replace(change("CreateOffer", "", `5`), `"DetailsDocument": 5`, `"Details": "{"`, 1)
		expectState(t, "of a new offer", &the(t, foldSet(t, nil, unreadable)).After, every("absent", notThese("ProductId", "Name")))
	})
	t.Run("then set", func(t *testing.T) {
		o := the(t, foldSet(t, nil, change("UpdateValidityTerms", "offer-1", `{}`), change("UpdateValidityTerms", "offer-1", terms(duration))))
		if got := tellPart(o.After.Part(fold.ValidityTerm)); got != duration {
			t.Errorf("the term is %s", got)
		}
	})
	t.Run("after it was set", func(t *testing.T) {
		o := the(t, foldSet(t, nil, change("UpdateValidityTerms", "offer-1", terms(duration)), change("UpdateValidityTerms", "offer-1", `{}`)))
		part := o.After.Part(fold.ValidityTerm)
		if got := tellPart(part); got != "needs changeset" || part.SetBy() != nil || part.Value().Exists() {
			t.Errorf("the term is %s, set by %v", got, part.SetBy())
		}
	})
	t.Run("one that creates", func(t *testing.T) {
		o := the(t, foldSet(t, nil, change("CreateOffer", "", `{"ProductId": 5}`), change("UpdateInformation", ofNew, `{"Name": "n"}`)))
		expectState(t, "after", &o.After, every("absent", map[string]string{"ProductId": "needs changeset", "Name": `"n"`}))
		o = the(t, foldSet(t, nil, change("CreateReplacementOffer", "", `{}`)))
		if got := tellPart(o.After.Part(fold.AgreementID)); got != "needs changeset" {
			t.Errorf("the agreement is %s", got)
		}
		if private := o.After.IsPrivate(); private.Holds() || private.Fails() || private.Needs().String() != "changeset" {
			t.Errorf("private: holds %t, fails %t, needs %s", private.Holds(), private.Fails(), private.Needs())
		}
		o = the(t, foldSet(t, nil, change("CreateReplacementOffer", "", `{}`), change("UpdateTargeting", ofNew, buyers)))
		if !o.After.IsPrivate().Holds() {
			t.Error("with buyers it is not known to be private")
		}
	})
}

// Pricing terms that were known are none once a change to them failed.
func TestPricingTypesOfFailedChange(t *testing.T) {
	o := the(t, foldSet(t, []string{stored(terms(byolTerm))}, change("UpdatePricingTerms", "offer-1", `{}`)))
	if before, after := o.Before.PricingTypes().String(), o.After.PricingTypes().String(); before != "ByolPricingTerm" || after != "" {
		t.Errorf("pricing terms %q, then %q", before, after)
	}
}

// Nor is there a ValidityTerm that was known.
func TestValidityOfFailedChange(t *testing.T) {
	o := the(t, foldSet(t, []string{stored(terms(`{"Type": "ValidityTerm", "AgreementEndDate": "2030-01-01"}`))}, change("UpdateValidityTerms", "offer-1", `{}`)))
	if before, after := o.Before.Validity().AgreementEndDate().Text(), o.After.Validity(); before != "2030-01-01" || after.Exists() || after.AgreementEndDate().Exists() {
		t.Errorf("AgreementEndDate %q, then %q", before, after.AgreementEndDate().Text())
	}
}

// A change of that name to something else creates no offer.
func TestOfferCreatedElsewhere(t *testing.T) {
	o := the(t, foldSet(t, nil, strings.Replace(newOffer, "Offer@1.0", "SaaSProduct@1.0", 1), change("UpdateTargeting", ofNew, countries)))
	expectState(t, "after", &o.After, every("needs changeset", map[string]string{"Targeting": countries}))
}

// A change of a type that the edition does not know may set anything that is
// absent; what is present it leaves.
func TestUnknownChangeType(t *testing.T) {
	unknown := change("UpdateBundleTerms", ofNew, `{"Terms": []}`)
	named := change("UpdateInformation", ofNew, `{"Name": "n", "PreExistingAgreement": null}`)
	want := every("needs edition", map[string]string{"ProductId": `"prod-1"`, "Name": `"n"`, "PreExistingAgreement": "absent"})
	for name, changes := range map[string][]string{
		"last": {newOffer, named, unknown}, "between": {newOffer, unknown, named}, "twice": {newOffer, unknown, named, unknown},
	} {
		t.Run(name, func(t *testing.T) {
			o := the(t, foldSet(t, nil, changes...))
			expectState(t, "before", &o.Before, every("absent", nil))
			expectState(t, "after", &o.After, want)
		})
	}
	t.Run("stored", func(t *testing.T) {
		o := the(t, foldSet(t, []string{stored(`{"Name": "n"}`)}, change("UpdateBundleTerms", "offer-1", `{}`)))
		expectState(t, "after", &o.After, every("needs edition", map[string]string{"Name": `"n"`, "PricingModel": "needs offer"}))
	})
	t.Run("one that creates", func(t *testing.T) {
		o := the(t, foldSet(t, nil, change("CreateOfferFromTemplate", "", `{}`), change("UpdateInformation", ofNew, `{"Name": "n"}`)))
		expectState(t, "after", &o.After, every("needs edition", map[string]string{"Name": `"n"`}))
	})
	t.Run("one that should name its offer", func(t *testing.T) {
		o := the(t, foldSet(t, nil, newOffer, change("UpdateInformation", "", `{"Name": "n"}`)))
		expectState(t, "after", &o.After, every("absent", map[string]string{"ProductId": `"prod-1"`, "Name": "needs changeset"}))
	})
	t.Run("resale and markup are known", func(t *testing.T) {
		o := the(t, foldSet(t, nil, newOffer, change("UpdateMarkup", ofNew, `{"Percentage": "5.0"}`)))
		expectState(t, "after", &o.After, every("absent", map[string]string{"ProductId": `"prod-1"`, "MarkupPercentage": `"5.0"`}))
	})
}

// Whether AWS generated an offer to renew an agreement OfferFacts alone say.
func TestIsRenewal(t *testing.T) {
	const fact = `{"OfferFacts": [{"OfferId": "offer-1@2", "Renewal": %s}]}`
	known := stored(`{"Name": "n"}`)
	update := change("UpdateRenewalTerms", "offer-1@5", terms())
	for name, test := range map[string]struct {
		facts, changes []string
		want           string
	}{
		"it is":                    {[]string{known, fmt.Sprintf(fact, "true")}, []string{update}, "holds"},
		"it is not":                {[]string{known, fmt.Sprintf(fact, "false")}, []string{update}, "fails"},
		"null":                     {[]string{known, fmt.Sprintf(fact, "null")}, []string{update}, "needs offer"},
		"of another offer":         {[]string{known, `{"OfferFacts": [{"OfferId": "offer-2", "Renewal": true}]}`}, []string{update}, "needs offer"},
		"other facts":              {[]string{known, `{"OfferFacts": [{"OfferId": "offer-1", "PricingModel": "Contract"}]}`}, []string{update}, "needs offer"},
		"without the entity":       {[]string{fmt.Sprintf(fact, "true")}, []string{update}, "holds"},
		"without facts":            {nil, []string{update}, "needs offer"},
		"one that the set creates": {nil, []string{newOffer, change("UpdateRenewalTerms", ofNew, terms())}, "fails"},
	} {
		got := "needs "
		switch is := the(t, foldSet(t, test.facts, test.changes...)).IsRenewal(); {
		case is.Holds():
			got = "holds"
		case is.Fails():
			got = "fails"
		default:
			got += is.Needs().String()
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

// A replacement offer takes over the renewal term in an offer's shape.
func TestInheritedRenewal(t *testing.T) {
	facts := `{"Agreements": [{"agreementId": "agmt-1", "acceptedTerms": [{"renewalTerm": {"configuration": {"enableAutoRenew": true},
		"priceIncrease": {"fixedPercentage": {"value": "3.00"}}, "termTemplates": [{"paymentScheduleTermTemplate": {"schedule": []}}]}}]}]}`
	o := the(t, foldSet(t, []string{facts}, change("CreateReplacementOffer", "", `{"AgreementId": "agmt-1"}`)))
	want := `{"Type":"RenewalTerm","Configuration":{"EnableAutoRenew":true},"PriceIncrease":{"Type":"FixedPercentage","Value":"3.00"},"TermTemplates":[{"Type":"PaymentScheduleTermTemplate","Schedule":[]}]}`
	if got := tellPart(o.After.Part(fold.RenewalTerm)); got != want {
		t.Errorf("the term is %s, want %s", got, want)
	}
}

// An offer that replaces an agreement, or is made from a resale authorization, takes
// over parts of it: as the facts have them, or else they are not known until the set
// gives them.
func TestInheritedParts(t *testing.T) {
	const (
		agreement     = `{"AgreementId": "agmt-1", "Name": "n"}`
		authorization = `{"ResaleAuthorizationId": "resaleauthz-1", "Description": "d"}`
		both          = `{"ResaleAuthorizationId": "resaleauthz-1", "AgreementId": "agmt-1"}`

		buyerLegalTerm = `{"Type":"BuyerLegalTerm","Id":"t","Documents":[]}`
		resold         = `[` + buyerLegalTerm + `,{"Type":"ResaleLegalTerm"},{"Type":"BuyerValidityTerm"},{"Type":"ResaleFixedUpfrontPricingTerm","Price":"1"},
			{"Type":"BuyerTargetingTerm","PositiveTargeting":{"BuyerAccounts":[{"AwsAccountId":"222222222222"},{"AwsAccountId":"111111111111"}]}}]`

		agreementFacts = `{"Agreements": [{"agreementId": "agmt-1", "acceptedTerms": [{"legalTerm": {"type": "LegalTerm", "documents": []}},
			{"byolPricingTerm": {"quantity": 5, "keys": ["a", "b"]}}, {"validityTerm": {"type": "ValidityTerm", "agreementEndDate": 1735689600}}]}]}`
		authorizationFacts = `{"Entities": [{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"ProductId": "prod-1", "Terms": ` + resold + `}}]}`
		open               = `{"Entities": [{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"PricingModel": "Contract", "Terms": []}}]}`
		odd                = `{"Entities": [{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"Terms": [
			{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": [5]}}]}}]}`
		bare = `{"Entities": [{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {}}]}`

		accepted = `[{"Type":"LegalTerm","Documents":[]},{"Type":"ByolPricingTerm","Quantity":5,"Keys":["a","b"]},{"Type":"ValidityTerm","AgreementEndDate":"2025-01-01T00:00:00Z"}]`
	)
	needs := func(word string, parts ...string) map[string]string {
		m := map[string]string{}
		for _, part := range parts {
			m[part] = "needs " + word
		}
		return m
	}
	ofAgreement := needs("agreement", "SupportTerm", "LegalTerm", "PricingModel", "PricingTerms", "ValidityTerm", "PaymentScheduleTerm", "RenewalTerm")
	ofAuthorization := needs("resale", "Targeting", "LegalTerm", "PricingModel", "PricingTerms", "PaymentScheduleTerm")
	ofBoth := needs("resale", "LegalTerm", "PricingModel", "PricingTerms", "PaymentScheduleTerm")
	maps.Copy(ofBoth, needs("agreement", "SupportTerm", "ValidityTerm", "RenewalTerm"))
	for name, test := range map[string]struct {
		changeType, details string
		facts               string
		before              map[string]string
		replacement, resale bool
		private             string // yes, no, or not known
	}{
		"an agreement":     {"CreateReplacementOffer", agreement, "", ofAgreement, true, false, "yes"},
		"an authorization": {"CreateOfferUsingResaleAuthorization", authorization, "", ofAuthorization, false, true, "not known"},
		"both":             {"CreateReplacementOfferUsingResaleAuthorization", both, "", ofBoth, true, true, "yes"},
		"an agreement that is known": {"CreateReplacementOffer", agreement, agreementFacts, map[string]string{"PricingModel": "needs aws",
			"LegalTerm": `{"Type":"LegalTerm","Documents":[]}`, "PricingTerms": accepted, "ValidityTerm": `{"Type":"ValidityTerm","AgreementEndDate":"2025-01-01T00:00:00Z"}`}, true, false, "yes"},
		"an agreement without terms":         {"CreateReplacementOffer", agreement, `{"Agreements": [{"agreementId": "agmt-1"}]}`, ofAgreement, true, false, "yes"},
		"an authorization that is known":     {"CreateOfferUsingResaleAuthorization", authorization, authorizationFacts, map[string]string{"PricingModel": "needs aws", "LegalTerm": buyerLegalTerm, "PricingTerms": resold, "Targeting": `{"Type":"TargetingRule","PositiveTargeting":{"BuyerAccounts":["111111111111","222222222222"]}}`}, false, true, "yes"},
		"an authorization for every buyer":   {"CreateOfferUsingResaleAuthorization", authorization, open, map[string]string{"PricingModel": `"Contract"`}, false, true, "no"},
		"an authorization for odd buyers":    {"CreateOfferUsingResaleAuthorization", authorization, odd, map[string]string{"PricingModel": "needs aws", "Targeting": "needs resale"}, false, true, "not known"},
		"an authorization without its terms": {"CreateOfferUsingResaleAuthorization", authorization, bare, ofAuthorization, false, true, "not known"},
		"both, the authorization is known": {"CreateReplacementOfferUsingResaleAuthorization", both, authorizationFacts, map[string]string{"PricingModel": "needs aws", "LegalTerm": buyerLegalTerm,
			"PricingTerms": resold, "SupportTerm": "needs agreement", "ValidityTerm": "needs agreement", "RenewalTerm": "needs agreement"}, true, true, "yes"},
	} {
		t.Run(name, func(t *testing.T) {
			var facts []string
			if test.facts != "" {
				facts = []string{test.facts}
			}
			create := change(test.changeType, "", test.details)
			o := the(t, foldSet(t, facts, create))
			expectState(t, "before", &o.Before, every("absent", test.before))
			after := every("absent", test.before)
			if test.replacement {
				after["AgreementId"] = `"agmt-1"`
			}
			if test.resale {
				after["ResaleAuthorizationId"] = `"resaleauthz-1"`
			}
			if test.details == agreement {
				after["Name"] = `"n"`
			}
			if test.details == authorization {
				after["Description"] = `"d"`
			}
			expectState(t, "after", &o.After, after)
			private := "not known"
			switch is := o.After.IsPrivate(); {
			case is.Holds():
				private = "yes"
			case is.Fails():
				private = "no"
			}
			if o.IsReplacement().Holds() != test.replacement || o.IsResale().Holds() != test.resale || private != test.private || !o.After.IsPublic().Fails() {
				t.Errorf("replacement %t, resale %t, private: %s, public: fails %t", o.IsReplacement().Holds(), o.IsResale().Holds(), private, o.After.IsPublic().Fails())
			}

			o = the(t, foldSet(t, facts, change("UpdateLegalTerms", ofNew, terms(legalTerm)), create, change("UpdateTargeting", ofNew, `{}`), change("UpdateRenewalTerms", ofNew, terms())))
			after["LegalTerm"], after["RenewalTerm"], after["Targeting"] = legalTerm, "absent", `{}`
			expectState(t, "once the set gives some", &o.After, after)
			if o.After.Inherited()&(fold.LegalTerm|fold.RenewalTerm) != 0 {
				t.Error("what the set gives is taken over")
			}
		})
	}
	t.Run("made of nothing that can be read", func(t *testing.T) {
		o := the(t, foldSet(t, nil, change("CreateOfferUsingResaleAuthorization", "", `{}`)))
		if got := tellPart(o.After.Part(fold.ResaleAuthorizationID)); got != "needs changeset" {
			t.Errorf("the resale authorization is %s", got)
		}
	})
}

// An id that is empty is none.
func TestStoredOfferOfNothing(t *testing.T) {
	facts := `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"ResaleAuthorizationId": "", "OfferSetId": ""}}]}`
	o := the(t, foldSet(t, []string{facts}, change("UpdateInformation", "offer-1", `{"Name": "n"}`)))
	if !o.IsResale().Fails() || !o.After.Part(fold.OfferSetID).Absent().Holds() {
		t.Error("an empty id counts")
	}
}

func TestReferences(t *testing.T) {
	named := func(name, id, changeType, details string) string {
		return strings.Replace(change(changeType, id, details), `"Entity"`, `"ChangeName": "`+name+`", "Entity"`, 1)
	}
	for name, test := range map[string]struct {
		changes []string
		offers  []string // by their labels
		product string   // of the first
	}{
		"one offer": {[]string{newOffer, change("UpdateTargeting", ofNew, `{}`)}, []string{`the one that "New" creates`}, "prod-1"},
		"before it is created": {[]string{change("UpdateTargeting", ofNew, `{}`), newOffer},
			[]string{`the one that "New" creates`}, "prod-1"},
		"a chain": {[]string{newOffer, named("B", ofNew, "UpdateTargeting", `{}`), named("C", "$B.Entity.Identifier", "UpdateAvailability", `{"AvailabilityEndDate": "2024-06-30"}`),
			change("ReleaseOffer", "$C.Entity.Identifier", `{}`)}, []string{`the one that "New" creates`}, "prod-1"},
		"a chain to an id": {[]string{named("B", "offer-7@2", "UpdateTargeting", `{}`), change("ReleaseOffer", "$B.Entity.Identifier", `{}`), change("UpdateTargeting", "offer-7", `{}`)},
			[]string{"offer-7"}, ""},
		"a name given twice, then another": {[]string{change("ReleaseOffer", "$B.Entity.Identifier", `{}`), named("A", "offer-1", "UpdateTargeting", `{}`),
			named("A", "offer-2", "UpdateTargeting", `{}`), named("B", "offer-3", "UpdateTargeting", `{}`)}, []string{"offer-3", "offer-1", "offer-2"}, ""},
		"to nowhere":   {[]string{change("UpdateTargeting", "$Nobody.Entity.Identifier", `{}`)}, nil, ""},
		"in a circle":  {[]string{named("A", "$B.Entity.Identifier", "UpdateTargeting", `{}`), named("B", "$A.Entity.Identifier", "ReleaseOffer", `{}`)}, nil, ""},
		"to itself":    {[]string{named("A", "$A.Entity.Identifier", "UpdateTargeting", `{}`)}, nil, ""},
		"not one":      {[]string{change("UpdateTargeting", "$New.Entity", `{}`)}, nil, ""},
		"two new ones": {[]string{newOffer, strings.Replace(newOffer, "New", "Other", 1)}, []string{`the one that "New" creates`, `the one that "Other" creates`}, "prod-1"},
		"nameless":     {[]string{strings.Replace(newOffer, `"ChangeName": "New", `, "", 1)}, []string{"another one of this change set"}, "prod-1"},
	} {
		t.Run(name, func(t *testing.T) {
			c := foldSet(t, nil, test.changes...)
			if diff := cmp.Diff(test.offers, ids(c)); diff != "" {
				t.Fatalf("offers (-want +got):\n%s", diff)
			}
			if len(c.Offers) > 0 && c.Offers[0].Product().ID != test.product {
				t.Errorf("product %s, want %s", c.Offers[0].Product().ID, test.product)
			}
		})
	}
}

// What begins as a reference and does not end as one leads nowhere.
func TestNoReferences(t *testing.T) {
	set := readSet(t, "["+newOffer+`, {"ChangeType": "ReleaseOffer", "ChangeName": "Round", "Entity": {"Type": "Offer@1.0", "Identifier": "$Round.Entity.Identifier"}, "DetailsDocument": {}}]`)
	for _, identifier := range []string{"New", "$New", "$New.Entity", "$.Entity.Identifier"} {
		if origin, ok := set.Origin(identifier); ok {
			t.Errorf("%s leads to change %d", identifier, origin.Index)
		}
	}
	if set.GoesRound("$Round") || !set.GoesRound("$Round.Entity.Identifier") {
		t.Error("what goes round is not the reference")
	}
}

func TestSiblings(t *testing.T) {
	offerOf := func(id, product string) string {
		return `{"EntityType": "Offer@1.0", "EntityIdentifier": "` + id + `@1", "DetailsDocument": {"ProductId": "` + product + `"}}`
	}
	other := strings.Replace(newOffer, "New", "Other", 1)
	facts := func(members string) string {
		return `{"Entities": [` + strings.Join([]string{offerOf("offer-3", "prod-1"), offerOf("offer-2", "prod-1@4"), offerOf("offer-4", "prod-2")}, ",") + `]` + members + `}`
	}
	for name, test := range map[string]struct {
		facts    []string
		changes  []string
		siblings []string // with what must be known to say that they are
		more     string   // what must be known to say that there are no more
	}{
		"none are known":      {nil, []string{newOffer}, nil, "offers"},
		"stored ones":         {[]string{facts("")}, []string{newOffer}, []string{"offer-2", "offer-3"}, "offers"},
		"all":                 {[]string{facts(`, "AllOffersOf": ["prod-1@9"]`)}, []string{newOffer}, []string{"offer-2", "offer-3"}, ""},
		"those of the set":    {nil, []string{newOffer, other}, []string{`the one that "Other" creates`}, "offers"},
		"touched by the set":  {[]string{facts("")}, []string{newOffer, change("UpdateTargeting", "offer-3", `{}`)}, []string{"offer-3", "offer-2"}, "offers"},
		"of another product":  {[]string{facts("")}, []string{newOffer, change("UpdateTargeting", "offer-4", `{}`), strings.Replace(other, "prod-1", "prod-2", 1)}, []string{"offer-2", "offer-3"}, "offers"},
		"perhaps of this one": {[]string{facts(`, "AllOffersOf": ["prod-1"]`)}, []string{newOffer, strings.Replace(other, `"prod-1"`, `1`, 1)}, []string{`the one that "Other" creates needs changeset`, "offer-2", "offer-3"}, ""},
		"an offer not known":  {[]string{facts(`, "AllOffersOf": ["prod-1"]`)}, []string{newOffer, change("UpdateTargeting", "offer-9", `{}`)}, []string{"offer-2", "offer-3"}, ""},
		"product not known":   {[]string{facts(`, "AllOffersOf": ["prod-1"]`)}, []string{change("UpdateTargeting", "offer-9", `{}`), newOffer}, nil, "offer, offers"},
		"of a new product": {nil, []string{strings.Replace(newOffer, "prod-1", "$P.Entity.Identifier", 1),
			`{"ChangeType": "CreateProduct", "ChangeName": "P", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}`, change("UpdateTargeting", "offer-4", `{}`)}, nil, ""},
		"agreement not known":  {[]string{facts("")}, []string{change("CreateReplacementOffer", "", `{"AgreementId": "agmt-1"}`)}, nil, "agreement, offers"},
		"perhaps by agreement": {nil, []string{newOffer, strings.Replace(change("CreateReplacementOffer", "", `{"AgreementId": "agmt-1"}`), "New", "Other", 1)}, []string{`the one that "Other" creates needs agreement`}, "offers"},
	} {
		t.Run(name, func(t *testing.T) {
			o := the(t, foldSet(t, test.facts, test.changes...), 0)
			var got []string
			for sibling, is := range o.Siblings() {
				label := sibling.Label().String()
				if !is.Holds() {
					label += " needs " + is.Needs().String()
				}
				got = append(got, label)
			}
			if diff := cmp.Diff(test.siblings, got); diff != "" {
				t.Errorf("siblings (-want +got):\n%s", diff)
			}
			if more := o.HasMoreSiblings(); more.Holds() || more.Needs().String() != test.more || more.Fails() != (test.more == "") {
				t.Errorf("more siblings need %s, want %s", more.Needs(), test.more)
			}
			for range o.Siblings() {
				break // a range may stop
			}
		})
	}
}

// Of what can be worked out of a set, that it is read twice with one outcome.
func TestFoldIsRepeatable(t *testing.T) {
	changes := []string{newOffer, change("UpdateTargeting", ofNew, buyers), change("UpdateTargeting", "offer-1", `{}`)}
	first := foldSet(t, []string{stored(`{"Name": "n"}`)}, changes...).Preview()
	second := foldSet(t, []string{stored(`{"Name": "n"}`)}, changes...).Preview()
	if !slices.Equal(first, second) {
		t.Error("two runs differ")
	}
}

func TestExpiry(t *testing.T) {
	dated := func(date string) string {
		return strings.TrimSuffix(stored(`{"Rules": [{"Type": "AvailabilityRule", "AvailabilityEndDate": `+date+`}]}`), "}") + `, "Now": "2024-05-01T23:59:59Z"}`
	}
	for _, test := range []struct {
		facts, moved       string
		expired, prolonged bool
	}{
		{dated(`"2024-04-30"`), ``, true, false},
		{dated(`"2024-05-01"`), ``, false, false},
		{dated(`"2024-05-01T00:00:00Z"`), ``, false, false},
		{dated(`"2024-04-30T23:59:59.999Z"`), ``, true, false},
		{dated(`"2024-05-01T00:30:00+02:00"`), ``, true, false}, // in UTC the day before
		{dated(`"some day"`), ``, false, false},
		{dated(`1714521600`), ``, false, false},
		{dated(`"2024-04-30"`), `2024-04-30`, true, false},
		{dated(`"2024-04-30"`), `2024-05-01`, true, true},
		{dated(`"2024-04-30"`), `2024-06-30`, true, true},
	} {
		changes := []string{change("UpdateTargeting", "offer-1", `{}`)}
		if test.moved != "" {
			changes = append(changes, change("UpdateAvailability", "offer-1", `{"AvailabilityEndDate": "`+test.moved+`"}`))
		}
		o := the(t, foldSet(t, []string{test.facts}, changes...))
		if strings.Contains(test.facts, "some day") && o.IsExpired().Needs().String() != "offer" {
			t.Errorf("whether some day has passed needs %s", o.IsExpired().Needs())
		}
		if o.IsExpired().Holds() != test.expired || o.IsProlonged() != test.prolonged {
			t.Errorf("%s, moved to %q: expired %t, prolonged %t", test.facts, test.moved, o.IsExpired().Holds(), o.IsProlonged())
		}
	}
	if needs := the(t, foldSet(t, nil, change("UpdateTargeting", "offer-1", `{}`))).IsExpired().Needs().String(); needs != "offer" {
		t.Errorf("of an offer not known, whether it is expired needs %s", needs)
	}
}

// A change that makes an offer of an authorization names it, and the offer.
func TestResaleOfferIsMadeOfWhatItNames(t *testing.T) {
	for _, test := range []struct {
		changeType, details string
		want                map[string]string
	}{
		{"CreateOfferUsingResaleAuthorization", `{"ResaleAuthorizationId": "r", "Name": "n", "Description": "d"}`, map[string]string{"ResaleAuthorizationId": `"r"`, "Name": `"n"`, "Description": `"d"`}},
		{"CreateOfferUsingResaleAuthorization", `{"Name": "n"}`, map[string]string{"ResaleAuthorizationId": "needs changeset", "Name": "needs changeset"}},
		{"CreateReplacementOfferUsingResaleAuthorization", `{"ResaleAuthorizationId": "r", "AgreementId": "a", "Name": "n"}`, map[string]string{"ResaleAuthorizationId": `"r"`, "AgreementId": `"a"`, "Name": `"n"`}},
		{"CreateReplacementOfferUsingResaleAuthorization", `{"ResaleAuthorizationId": "r"}`, map[string]string{"ResaleAuthorizationId": "needs changeset", "AgreementId": "needs changeset"}},
		{"CreateReplacementOfferUsingResaleAuthorization", `{"AgreementId": "a"}`, map[string]string{"ResaleAuthorizationId": "needs changeset", "AgreementId": "needs changeset"}},
	} {
		want := every("absent", test.want)
		from, both := "resale", strings.Contains(test.changeType, "Replacement")
		if test.want["ResaleAuthorizationId"] != `"r"` {
			from = "changeset"
		}
		for _, part := range []string{"LegalTerm", "PricingModel", "PricingTerms", "PaymentScheduleTerm"} {
			want[part] = "needs " + from
		}
		if !both {
			want["Targeting"] = "needs " + from
		}
		for _, part := range []string{"SupportTerm", "ValidityTerm", "RenewalTerm"} {
			if both {
				want[part] = strings.Replace("needs "+from, "resale", "agreement", 1)
			}
		}
		expectState(t, test.changeType+" "+test.details, &the(t, foldSet(t, nil, change(test.changeType, "", test.details))).After, want)
	}
}

// An identifier that is null is none; one that is no text leads nowhere.
func TestOddIdentifiers(t *testing.T) {
	for identifier, want := range map[string]int{`null`: 1, `5`: 0, `{}`: 0} {
		odd := strings.Replace(newOffer, `"Type": "Offer@1.0"`, `"Type": "Offer@1.0", "Identifier": `+identifier, 1)
		if got := len(foldSet(t, nil, odd).Offers); got != want {
			t.Errorf("the identifier %s leads to %d offers, want %d", identifier, got, want)
		}
	}
}

// What an offer is made of, and what would tell when it is not known.
func TestWhatOfferIsMadeOf(t *testing.T) {
	replacement := change("CreateReplacementOffer", "", `{"AgreementId": "agmt-1"}`)
	resale := change("CreateOfferUsingResaleAuthorization", "", `{"ResaleAuthorizationId": "resaleauthz-1"}`)
	for _, test := range []struct{ facts, change, agreement, resale string }{
		{`{}`, newOffer, "", ""},
		{`{}`, change("UpdateTargeting", "offer-1", `{}`), "offer", "offer"},
		{`{}`, replacement, "agreement", ""},
		{`{"Agreements": [{"agreementId": "agmt-1"}]}`, replacement, "is known", ""},
		{`{}`, resale, "", "resale"},
		{`{"Entities": [{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1", "DetailsDocument": {}}]}`, resale, "", "is known"},
	} {
		o := the(t, foldSet(t, []string{test.facts}, test.change))
		a, needs, ok := o.Agreement()
		if got := needs.String(); !ok && got != test.agreement || ok && (test.agreement != "is known" || needs != 0 || a.ID() != "agmt-1") {
			t.Errorf("%s: the agreement is %q, %t, needs %s", test.change, a.ID(), ok, needs)
		}
		r, needs, ok := o.ResaleAuthorization(0)
		if got := needs.String(); !ok && got != test.resale || ok && (test.resale != "is known" || needs != 0 || !r.Details.Exists()) {
			t.Errorf("%s: the authorization is known %t, needs %s", test.change, ok, needs)
		}
	}
}
