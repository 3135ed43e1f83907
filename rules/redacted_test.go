package rules_test

import (
	"io/fs"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/rules"
	"github.com/offercheck/offercheck/testdata"
)

// problems are what is found in a fixture, named without extension.
func problems(t *testing.T, fixture string) []check.Problem {
	t.Helper()
	now, err := fold.ParseTime(testdata.Now)
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(testdata.Rules, "rules/"+fixture+".json")
	if err != nil {
		t.Fatal(err)
	}
	facts := new(fold.Facts)
	if known, err := fs.ReadFile(testdata.Rules, "rules/"+fixture+".facts.json"); err == nil {
		if facts, err = fold.ReadFacts(known); err != nil {
			t.Fatal(err)
		}
	}
	doc, err := jsondoc.ParseOnce(text, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	set, err := changeset.Read(doc, errcodes.Newest, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := check.Results{Edition: set.Edition}
	rules.Check(fold.Fold(set, facts.WithNow(now)), &r)
	return r.Problems
}

// With every value left out, a finding still says what is wrong and what to do: the words
// that are ours stay, in phrases that stand within others, too.
func TestWordsWithoutValues(t *testing.T) {
	for _, test := range []struct{ row, fixture, message, detail string }{
		{"CreateOffer/INCOMPATIBLE_PRODUCT/1", "bad-restricted-product", "",
			"Visibility of the product … is Restricted; make it Limited or Public again first"},
		{"ReleaseOffer/MISSING_AGREEMENT_END_DATE/1", "bad-replacement-with-duration-alone", "",
			"the replacement offer has no ValidityTerm with an AgreementEndDate; set AgreementEndDate with UpdateValidityTerms, instead of AgreementDuration"},
		{"ReleaseOffer/TOO_MANY_OFFERS/2", "bad-two-public-offers-in-one-change-set", "",
			"another public offer of the product is released or being released: the one that … creates; remove this change and update that offer, or, for a private offer, name the buyers in BuyerAccounts with UpdateTargeting, give AvailabilityEndDate with UpdateAvailability and give AgreementDuration with UpdateValidityTerms"},
		{"UpdateInformation/INCOMPATIBLE_PRE_EXISTING_AGREEMENT/1", "bad-added-after-release", "",
			"the released offer has none, the request AcquisitionChannel … with PricingModel …; leave PreExistingAgreement out"},
		{"UpdateLegalTerms/INVALID_LEGAL_DOCUMENTS/1", "bad-s3-uri", "",
			"buyers cannot open an S3 URI; give the https URL of the object: …"},
		{"UpdatePaymentScheduleTerms/DUPLICATE_CHARGE_DATES/1", "bad-two-charges-on-a-day", "",
			"… is the date of 2 charges; first at /ChangeSet/0/DetailsDocument/Terms/0/Schedule/0; add them up, or move all but one"},
		{"UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2", "bad-2026-day-left-out", "",
			"the charges come to …, those of the resale authorization to …; charge as much or more"},
		{"UpdatePaymentScheduleTerms/INVALID_CHARGE_DATES/1", "bad-after-duration-from-today", "",
			"ChargeDate is …, AgreementDuration … from today, 2024-05-01, ends on 2025-05-01; charge earlier, or let the agreement end later"},
		{"UpdatePricingTerms/DUPLICATE_TERM_TYPES/1", "bad-two-types-repeated", "",
			"UsageBasedPricingTerm is given 3 times; first at /ChangeSet/0/DetailsDocument/Terms/0; put all into one"},
		{"UpdatePricingTerms/INCOMPATIBLE_PRODUCT/5", "bad-monthly-fee-of-saas-product", "RecurringPaymentTerm isn't supported in an offer for the product.",
			"the product … is of type SaaSProduct, which never has RecurringPaymentTerm; use other terms"},
		{"UpdatePricingTerms/INCOMPATIBLE_PRODUCT/7", "bad-key-in-capitals", "",
			"the product … has no dimension …; did you mean …?"},
		{"UpdatePricingTerms/INCOMPATIBLE_TERMS/8", "bad-usage-in-byol", "",
			"the pricing model Byol admits ByolPricingTerm, FixedUpfrontPricingTerm; use these"},
		{"UpdatePricingTerms/INVALID_GRANTS/1", "bad-one-without-quantity", "",
			"MaxQuantity is not given for … and … for …; give all grants the same, or none any"},
		{"UpdatePricingTerms/INVALID_PRICE_CHANGE/3", "bad-one-rises-one-falls", "",
			"the price of … rises from … to …, the price of … falls from … to …; lower prices first, raise prices in a later request"},
		{"UpdatePricingTerms/INVALID_RATE_CARD/1", "bad-one-short-duration",
			"ConfigurableUpfrontPricingTerm is missing one or more-dimension keys for duration …. Provide prices for the same set of dimension keys for all durations.",
			"the rate card for … has no price for …, which another duration prices; give all durations the same keys"},
		{"UpdateTargeting/INVALID_BUYER_ACCOUNTS/1", "bad-accounts-known-to-be-invalid", "Provide valid buyer accounts. Invalid accounts: …, ….",
			"Limits.InvalidBuyerAccounts has …, …; correct or remove what is not the account of a buyer"},
	} {
		for _, p := range problems(t, test.row+"/"+test.fixture) {
			if p.Row.ID != test.row {
				continue
			}
			if message := p.Message.Map(gone); test.message != "" && message != test.message {
				t.Errorf("%s: %s: %q, want %q", test.row, test.fixture, message, test.message)
			}
			if detail := p.Detail.Map(gone); detail != test.detail {
				t.Errorf("%s: %s: %q, want %q", test.row, test.fixture, detail, test.detail)
			}
			break
		}
	}
}

func gone(string) string { return "…" }
