package rules_test

import (
	"fmt"
	"strings"
	"testing"
)

// releaseStored releases offer-1.
var releaseStored = change("ReleaseOffer", "offer-1", `{}`)

const atRelease = "/0/DetailsDocument"

// known is a facts document with entities, and other members after them.
func known(entities []string, members string) string {
	if members != "" {
		members = ", " + members
	}
	return `{"Entities": [` + strings.Join(entities, ",") + `]` + members + `}`
}

// anOffer is the entity of an offer of prod-1, with further members of its
// details.
func anOffer(id, state, members string) string {
	if members != "" {
		members = ", " + members
	}
	return fmt.Sprintf(`{"EntityType": "Offer@1.0", "EntityIdentifier": "%s@1", "DetailsDocument": {"State": %q, "ProductId": "prod-1"%s}}`, id, state, members)
}

func aProduct(productType string) string {
	return fmt.Sprintf(`{"EntityType": "%s@1.0", "EntityIdentifier": "prod-1@1", "DetailsDocument": {}}`, productType)
}

const (
	usageTerms = `"Terms": [{"Type": "UsageBasedPricingTerm"}]`
	trialTerms = `"Terms": [{"Type": "FreeTrialPricingTerm"}]`
	forBuyers  = `"Rules": [` + toBuyers + `]`
	forCountry = `"Rules": [` + toCountry + `]`

	noReplacement = `"OfferFacts": [{"OfferId": "offer-1", "AgreementId": null}]`
	aReplacement  = `"OfferFacts": [{"OfferId": "offer-1", "AgreementId": "agmt-1"}]`
	allOffers     = `"AllOffersOf": ["prod-1"]`
)

func TestReleasedOnce(t *testing.T) {
	const row = "ReleaseOffer/INVALID_UPDATE_REQUEST/1"
	expect(t, found(t, row, "", releaseStored), "undecided offer")
	expect(t, found(t, row, "", makeOffer, release))
	expect(t, found(t, row, known([]string{anOffer("offer-1", "Draft", "")}, ""), releaseStored))
	expect(t, found(t, row, known([]string{anOffer("offer-1", "Released", "")}, ""), releaseStored), "error "+atRelease)
	expect(t, found(t, row, known([]string{anOffer("offer-2", "Released", "")}, ""), releaseStored), "undecided offer")
	expect(t, found(t, row, known([]string{anOffer("offer-1", "Released", "")}, ""),
		change("UpdateTargeting", "offer-1", `{}`))) // the row is of ReleaseOffer alone
}

func TestNameAndDescriptionBeforeRelease(t *testing.T) {
	for member, row := range map[string]string{
		"Name": "ReleaseOffer/MISSING_NAME/1", "Description": "ReleaseOffer/MISSING_DESCRIPTION/1",
	} {
		t.Run(member, func(t *testing.T) {
			expect(t, found(t, row, "", releaseStored), "undecided offer")
			expect(t, found(t, row, "", makeOffer, release), "error /1/DetailsDocument")
			expect(t, found(t, row, "", makeOffer, toNew("UpdateInformation", `{"`+member+`": "x"}`), release))
			expect(t, found(t, row, "", makeOffer, release, toNew("UpdateInformation", `{"`+member+`": "x"}`)))
			expect(t, found(t, row, "", makeOffer, toNew("UpdateInformation", `{"PreExistingAgreement": null}`), release), "error /2/DetailsDocument")
			expect(t, found(t, row, known([]string{anOffer("offer-1", "Draft", "")}, ""), releaseStored), "error "+atRelease)
			expect(t, found(t, row, known([]string{anOffer("offer-1", "Draft", `"`+member+`": null`)}, ""), releaseStored), "error "+atRelease)
			expect(t, found(t, row, known([]string{anOffer("offer-1", "Draft", `"`+member+`": "x"`)}, ""), releaseStored))
			expect(t, found(t, row, "", makeOffer, toNew("UpdateInformation", `{"`+member+`": ""}`), release), "undecided changeset")
		})
	}
	t.Run("named by the change that creates it", func(t *testing.T) {
		expect(t, found(t, "ReleaseOffer/MISSING_NAME/1", "", strings.Replace(makeOffer, `"prod-1"`, `"prod-1", "Name": "x"`, 1), release))
	})
}

func TestAvailabilityOfPrivateOffer(t *testing.T) {
	const row = "ReleaseOffer/MISSING_AVAILABILITY_END_DATE/1"
	dated := `"Rules": [` + toBuyers + `, {"Type": "AvailabilityRule", "AvailabilityEndDate": "2024-08-30T01:56:03.000Z"}]`
	for _, test := range []struct {
		name, facts string
		changes     []string
		want        []string
	}{
		{"nothing is known", ``, []string{releaseStored}, []string{"undecided offer"}},
		{"a date is set", ``, []string{releaseStored, change("UpdateAvailability", "offer-1", `{"AvailabilityEndDate": "2024-08-30"}`)}, nil},
		{"buyers are set", ``, []string{releaseStored, change("UpdateTargeting", "offer-1", setBuyers)}, []string{"undecided offer"}},
		{"countries are set", ``, []string{releaseStored, change("UpdateTargeting", "offer-1", setCountry)}, nil},
		{"new and private", ``, []string{makeOffer, privately, release}, []string{"error /2/DetailsDocument"}},
		{"new, private and dated", ``, []string{makeOffer, privately, release, availableUntil("2024-08-30")}, nil},
		{"new and public", ``, []string{makeOffer, release}, nil},
		{"stored and private", known([]string{anOffer("offer-1", "Draft", forBuyers)}, ""), []string{releaseStored}, []string{"error " + atRelease}},
		{"stored, private and dated", known([]string{anOffer("offer-1", "Draft", dated)}, ""), []string{releaseStored}, nil},
		{"stored and public", known([]string{anOffer("offer-1", "Draft", forCountry)}, ""), []string{releaseStored}, nil},
		{"a replacement", known([]string{anOffer("offer-1", "Draft", "")}, aReplacement), []string{releaseStored}, []string{"error " + atRelease}},
		{"made public", known([]string{anOffer("offer-1", "Draft", forBuyers)}, ""), []string{change("UpdateTargeting", "offer-1", `{}`), releaseStored}, nil},
	} {
		t.Run(test.name, func(t *testing.T) { expect(t, found(t, row, test.facts, test.changes...), test.want...) })
	}
}

func TestEndDateOfReplacement(t *testing.T) {
	const row = "ReleaseOffer/MISSING_AGREEMENT_END_DATE/1"
	stored := func(term, fact string) string {
		return known([]string{anOffer("offer-1", "Draft", `"Terms": [`+term+`]`)}, fact)
	}
	replaced := strings.Replace(replaceAgmt, `"new"`, `"Make"`, 1)
	for _, test := range []struct {
		name, facts string
		changes     []string
		want        []string
	}{
		{"nothing is known", ``, []string{releaseStored}, []string{"undecided offer"}},
		{"an end date is set", ``, []string{releaseStored, change("UpdateValidityTerms", "offer-1", `{"Terms": [{"Type": "ValidityTerm", "AgreementEndDate": "2025-06-30"}]}`)}, nil},
		{"new", ``, []string{makeOffer, release}, nil},
		{"new replacement", ``, []string{replaced, release}, []string{"undecided agreement"}},
		{"new replacement, the agreement is known", `{"Agreements": [{"agreementId": "agmt-1", "acceptedTerms": [{"validityTerm": {"agreementEndDate": "2025-06-30T00:00:00Z"}}]}]}`, []string{replaced, release}, []string{"warning /1/DetailsDocument"}},
		{"new replacement, its validity failed", ``, []string{replaced, toNew("UpdateValidityTerms", `{}`), release}, []string{"undecided changeset"}},
		{"new replacement that ends", ``, []string{replaced, validity(`"AgreementEndDate": "2025-06-30"`), release}, nil},
		{"new replacement that lasts", ``, []string{replaced, validity(`"AgreementDuration": "P12M"`), release}, []string{"error /2/DetailsDocument"}},
		{"new replacement without a term", ``, []string{replaced, toNew("UpdateValidityTerms", `{"Terms": []}`), release}, []string{"error /2/DetailsDocument"}},
		{"stored replacement", stored(``, aReplacement), []string{releaseStored}, []string{"error " + atRelease}},
		{"stored replacement that ends", stored(`{"Type": "ValidityTerm", "AgreementEndDate": "2025-06-30T23:59:59.999Z"}`, aReplacement), []string{releaseStored}, nil},
		{"null is no end", stored(`{"Type": "ValidityTerm", "AgreementEndDate": null}`, aReplacement), []string{releaseStored}, []string{"error " + atRelease}},
		{"no replacement", stored(``, noReplacement), []string{releaseStored}, nil},
		{"stored without buyers", stored(``, ``), []string{releaseStored}, nil},
		{"not known whether it is one", known([]string{anOffer("offer-1", "Draft", forBuyers)}, ""), []string{releaseStored}, []string{"undecided offer"}},
	} {
		t.Run(test.name, func(t *testing.T) { expect(t, found(t, row, test.facts, test.changes...), test.want...) })
	}
}

func TestBuyersBeforeRelease(t *testing.T) {
	const (
		resale   = "ReleaseOffer/MISSING_BUYER_ACCOUNTS/1"
		services = "ReleaseOffer/MISSING_BUYER_ACCOUNTS/2"
		existing = "ReleaseOffer/INCOMPATIBLE_TARGETING/1"

		makeBoth    = `{"ChangeType": "CreateReplacementOfferUsingResaleAuthorization", "ChangeName": "Make", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1", "AgreementId": "agmt-1"}}`
		makeUnknown = `{"ChangeType": "CreateOfferUsingResaleAuthorization", "ChangeName": "Make", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {}}`

		ofResale = `"ResaleAuthorizationId": "resaleauthz-1"`
		renews   = `"PreExistingAgreement": {"PricingModel": "Contract", "AcquisitionChannel": "External"}`
	)
	replaced := strings.Replace(replaceAgmt, `"new"`, `"Make"`, 1)
	failed := strings.Replace(replaced, `"agmt-1"`, `5`, 1)
	for _, test := range []struct {
		name, row, facts string
		changes          []string
		want             []string
	}{
		{"resale: nothing is known", resale, ``, []string{releaseStored}, []string{"undecided offer"}},
		{"resale: buyers are set", resale, ``, []string{releaseStored, change("UpdateTargeting", "offer-1", setBuyers)}, nil},
		{"resale: new", resale, ``, []string{makeResale, release}, []string{"undecided resale"}},
		{"resale: for every buyer", resale, known([]string{authorizationWith("")}, ""), []string{makeResale, release}, []string{"error /1/DetailsDocument"}},
		{"resale: for some buyers", resale, known([]string{authorizationWith(`{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": [{"AwsAccountId": "111122223333"}]}}`)}, ""), []string{makeResale, release}, nil},
		{"resale: its buyers removed", resale, known([]string{authorizationWith(`{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": [{"AwsAccountId": "111122223333"}]}}`)}, ""), []string{makeResale, toNew("UpdateTargeting", `{}`), release}, []string{"error /2/DetailsDocument"}},
		{"resale: new with buyers", resale, ``, []string{makeResale, privately, release}, nil},
		{"resale: new for countries", resale, ``, []string{makeResale, toNew("UpdateTargeting", setCountry), release}, []string{"error /2/DetailsDocument"}},
		{"resale: new replacement", resale, ``, []string{makeBoth, release}, nil},
		{"resale: without an id", resale, ``, []string{makeUnknown, release}, []string{"undecided changeset"}},
		{"resale: an offer of one's own", resale, ``, []string{makeOffer, release}, nil},
		{"resale: stored", resale, known([]string{anOffer("offer-1", "Draft", ofResale)}, noReplacement), []string{releaseStored}, []string{"error " + atRelease}},
		{"resale: stored with buyers", resale, known([]string{anOffer("offer-1", "Draft", ofResale+","+forBuyers)}, ""), []string{releaseStored}, nil},
		{"resale: stored replacement", resale, known([]string{anOffer("offer-1", "Draft", ofResale)}, aReplacement), []string{releaseStored}, nil},
		{"resale: stored without buyers, no replacement", resale, known([]string{anOffer("offer-1", "Draft", ofResale)}, ""), []string{releaseStored}, []string{"error " + atRelease}},
		{"resale: buyers are removed", resale, known([]string{anOffer("offer-1", "Draft", ofResale+","+forBuyers)}, noReplacement), []string{change("UpdateTargeting", "offer-1", `{}`), releaseStored}, []string{"error /1/DetailsDocument"}},

		{"services: product not known", services, ``, []string{makeOffer, release}, []string{"undecided product"}},
		{"services: product not known, private", services, ``, []string{makeOffer, privately, release}, nil},
		{"services: public", services, known([]string{aProduct("ProfessionalServicesProduct")}, ""), []string{makeOffer, release}, []string{"error /1/DetailsDocument"}},
		{"services: for countries", services, known([]string{aProduct("ProfessionalServicesProduct")}, ""), []string{makeOffer, release, toNew("UpdateTargeting", setCountry)}, []string{"error /1/DetailsDocument"}},
		{"services: private", services, known([]string{aProduct("ProfessionalServicesProduct")}, ""), []string{makeOffer, privately, release}, nil},
		{"services: another type", services, known([]string{aProduct("SaaSProduct")}, ""), []string{makeOffer, release}, nil},
		{"services: offer not known", services, known([]string{aProduct("ProfessionalServicesProduct")}, ""), []string{releaseStored}, []string{"undecided offer"}},

		{"renewal: nothing is known", existing, ``, []string{releaseStored}, []string{"undecided offer"}},
		{"renewal: new and public", existing, ``, []string{makeOffer, toNew("UpdateInformation", `{`+renews+`}`), release}, []string{"error /2/DetailsDocument"}},
		{"renewal: new and private", existing, ``, []string{makeOffer, toNew("UpdateInformation", `{`+renews+`}`), privately, release}, nil},
		{"renewal: none", existing, ``, []string{makeOffer, release}, nil},
		{"renewal: stored", existing, known([]string{anOffer("offer-1", "Draft", renews+","+forCountry)}, ""), []string{releaseStored}, []string{"error " + atRelease}},
		{"renewal: stored, removed by null", existing, known([]string{anOffer("offer-1", "Draft", renews)}, ""), []string{change("UpdateInformation", "offer-1", `{"PreExistingAgreement": null}`), releaseStored}, nil},
		{"renewal: replacement", existing, ``, []string{replaced, toNew("UpdateInformation", `{`+renews+`}`), release}, nil},
		{"renewal: replacement that could not be read", existing, ``, []string{failed, toNew("UpdateInformation", `{`+renews+`}`), release}, []string{"undecided changeset"}},
	} {
		t.Run(test.name, func(t *testing.T) { expect(t, found(t, test.row, test.facts, test.changes...), test.want...) })
	}
}

func TestMandatoryTermsBeforeRelease(t *testing.T) {
	const row = "ReleaseOffer/MISSING_MANDATORY_TERMS/1"
	legal := toNew("UpdateLegalTerms", standardEula)
	support := toNew("UpdateSupportTerms", setSupport)
	at := func(severity string, i int) string { return fmt.Sprintf("%s /%d/DetailsDocument", severity, i) }
	for _, test := range []struct {
		name, facts string
		changes     []string
		want        []string
	}{
		{"nothing is known", ``, []string{releaseStored}, []string{"undecided offer"}},
		{"public, complete", ``, []string{makeOffer, legal, support, pricing("Usage", usage("m")), release}, nil},
		{"private, complete", ``, []string{makeOffer, legal, privately, pricing("Contract", fixed("P12M", "e")), release}, nil},
		{"no legal term", ``, []string{makeOffer, support, pricing("Usage", usage("m")), release}, []string{at("error", 3)}},
		{"no pricing terms", ``, []string{makeOffer, legal, support, release}, []string{at("warning", 3)}},
		{"an empty list of pricing terms", ``, []string{makeOffer, legal, support, pricing("Usage"), release}, []string{at("warning", 4)}},
		{"neither", ``, []string{makeOffer, privately, release}, []string{at("error", 2), at("warning", 2)}},
		{"no pricing terms on SaaS", known([]string{aProduct("SaaSProduct")}, ""), []string{makeOffer, legal, support, release}, []string{at("error", 3)}},
		{"no pricing terms on a container", known([]string{aProduct("ContainerProduct")}, ""), []string{makeOffer, legal, support, release}, []string{at("warning", 3)}},
		{"a legal term without documents", ``, []string{makeOffer, toNew("UpdateLegalTerms", `{"Terms": [{"Type": "LegalTerm", "Documents": []}]}`), support, pricing("Usage", usage("m")), release}, []string{at("warning", 4)}},
		{"free usage beside a trial without support", ``, []string{makeOffer, legal, pricing("Usage", trial("P14D"), strings.Replace(usage("m"), "0.1", "0.00", 1)), release}, nil},
		{"public without support", ``, []string{makeOffer, legal, pricing("Usage", usage("m")), release}, []string{at("warning", 3)}},
		{"free trial without support", ``, []string{makeOffer, legal, pricing("Usage", trial("P14D")), release}, nil},
		{"a trial beside prices is none", ``, []string{makeOffer, legal, pricing("Usage", trial("P14D"), usage("m")), release}, []string{at("warning", 3)}},
		{"free without support", ``, []string{makeOffer, legal, pricing("Free", usage("m")), release}, nil},
		{"private usage without validity", ``, []string{makeOffer, legal, privately, pricing("Usage", usage("m")), release}, []string{at("warning", 4)}},
		{"private usage with validity", ``, []string{makeOffer, legal, privately, pricing("Usage", usage("m")), validity(`"AgreementDuration": "P12M"`), release}, nil},
		{"stored, model not known", known([]string{anOffer("offer-1", "Draft", `"Terms": [{"Type": "LegalTerm", "Documents": [{}]}, {"Type": "UsageBasedPricingTerm"}], `+forBuyers)}, ""), []string{releaseStored}, []string{"undecided offer"}},
		{"stored, model not known, with validity", known([]string{anOffer("offer-1", "Draft", `"Terms": [{"Type": "LegalTerm", "Documents": [{}]}, {"Type": "UsageBasedPricingTerm"}, {"Type": "ValidityTerm"}], `+forBuyers)}, ""), []string{releaseStored}, nil},
		{"stored without any", known([]string{anOffer("offer-1", "Draft", forBuyers)}, ""), []string{releaseStored}, []string{at("error", 0), at("warning", 0)}},
		{"stored resale offer", known([]string{anOffer("offer-1", "Draft", `"ResaleAuthorizationId": "resaleauthz-1", `+forBuyers)}, `"OfferFacts": [{"OfferId": "offer-1", "PricingModel": "Contract"}]`), []string{releaseStored}, nil},
		{"resale, the authorization not known", ``, []string{makeResale, release}, []string{"undecided resale"}},
		{"resale, with a legal term", known([]string{authorizationWith(`{"Type": "BuyerLegalTerm", "Documents": [{"Type": "StandardEula"}]}`)}, ""), []string{makeResale, release}, nil},
		{"resale, without one", known([]string{authorizationWith("")}, ""), []string{makeResale, release}, []string{at("warning", 1)}},
	} {
		t.Run(test.name, func(t *testing.T) { expect(t, found(t, row, test.facts, test.changes...), test.want...) })
	}
}

// makeResale makes an offer from the authorization of [authorizationWith].
const makeResale = `{"ChangeType": "CreateOfferUsingResaleAuthorization", "ChangeName": "Make", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1"}}`

// authorizationWith is a resale authorization for every buyer with one term, or none.
func authorizationWith(term string) string {
	return `{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"ProductId": "prod-1", "PricingModel": "Contract", "Terms": [` + term + `]}}`
}

func TestFixedUpfrontForSchedule(t *testing.T) {
	const row = "ReleaseOffer/MISSING_MANDATORY_TERMS/2"
	const schedule = `{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": [{"ChargeDate": "2024-08-01", "ChargeAmount": "10"}]}`
	set := toNew("UpdatePaymentScheduleTerms", `{"Terms": [`+schedule+`]}`)
	for _, test := range []struct {
		name, facts string
		changes     []string
		want        []string
	}{
		{"nothing is known", ``, []string{releaseStored}, []string{"undecided offer"}},
		{"no schedule", ``, []string{makeOffer, pricing("Contract", upfront([]string{"P12M"}, "e")), release}, nil},
		{"with fixed upfront", ``, []string{makeOffer, set, pricing("Contract", fixed("P12M", "e")), release}, nil},
		{"with another term", ``, []string{makeOffer, set, pricing("Contract", upfront([]string{"P12M"}, "e")), release}, []string{"error /3/DetailsDocument"}},
		{"without pricing terms", ``, []string{makeOffer, set, release}, []string{"error /2/DetailsDocument"}},
		{"prices not known", ``, []string{change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [`+schedule+`]}`), releaseStored}, []string{"undecided offer"}},
		{"schedule not known, fixed upfront", ``, []string{setPrices("Contract", fixed("P12M", "e")), releaseStored}, nil},
		{"stored", known([]string{anOffer("offer-1", "Draft", `"Terms": [`+schedule+`]`)}, ""), []string{releaseStored}, []string{"error " + atRelease}},
		{"stored resale offer", known([]string{anOffer("offer-1", "Draft", `"ResaleAuthorizationId": "resaleauthz-1", "Terms": [`+schedule+`]`)}, ""), []string{releaseStored}, nil},
		{"schedule removed", known([]string{anOffer("offer-1", "Draft", `"Terms": [`+schedule+`]`)}, ""), []string{releaseStored, change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": []}`)}, nil},
	} {
		t.Run(test.name, func(t *testing.T) { expect(t, found(t, row, test.facts, test.changes...), test.want...) })
	}
}

func TestPublicOfferFirst(t *testing.T) {
	const (
		row         = "ReleaseOffer/INCOMPATIBLE_PRODUCT/1"
		makeProduct = `{"ChangeType": "CreateProduct", "ChangeName": "Product", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}`
		makePublic  = `{"ChangeType": "CreateOffer", "ChangeName": "Public", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"}}`
	)
	saas := aProduct("SaaSProduct")
	ofNew := func(c string) string { return strings.Replace(c, `"prod-1"`, `"$Product.Entity.Identifier"`, 1) }
	releasePublic := change("ReleaseOffer", "$Public.Entity.Identifier", `{}`)
	for _, test := range []struct {
		name, facts string
		changes     []string
		want        []string
	}{
		{"nothing is known", ``, []string{releaseStored}, []string{"undecided offer, product, offers"}},
		{"other offers not known", known([]string{saas}, ""), []string{makeOffer, privately, release}, []string{"undecided offers"}},
		{"a public one is known", known([]string{saas, anOffer("offer-2", "Released", "")}, ""), []string{makeOffer, privately, release}, nil},
		{"it is for another product", known([]string{saas, strings.Replace(anOffer("offer-2", "Released", ""), "prod-1", "prod-2", 1)}, ""), []string{makeOffer, privately, release}, []string{"undecided offers"}},
		{"none at all", known([]string{saas}, allOffers), []string{makeOffer, privately, release}, []string{"error /2/DetailsDocument"}},
		{"drafts and private ones", known([]string{saas, anOffer("offer-2", "Draft", ""), anOffer("offer-3", "Released", forBuyers)}, allOffers), []string{makeOffer, privately, release}, []string{"error /2/DetailsDocument"}},
		{"product not known", known([]string{anOffer("offer-2", "Draft", "")}, allOffers), []string{makeOffer, privately, release}, []string{"undecided product"}},
		{"for countries is public", known([]string{saas, anOffer("offer-2", "Released", forCountry)}, allOffers), []string{makeOffer, privately, release}, nil},
		{"the offer is public", known([]string{saas}, allOffers), []string{makeOffer, release}, nil},
		{"released in the change set", known([]string{saas, anOffer("offer-2", "Draft", "")}, allOffers), []string{makeOffer, privately, release, change("ReleaseOffer", "offer-2", `{}`)}, nil},
		{"made in the change set", known([]string{saas}, allOffers), []string{makeOffer, privately, release, makePublic, releasePublic}, nil},
		{"made in the change set, not released", known([]string{saas}, allOffers), []string{makeOffer, privately, release, makePublic}, []string{"error /2/DetailsDocument"}},
		{"made by a change that could not be read", known([]string{saas}, allOffers), []string{makeOffer, privately, release, strings.Replace(makePublic, `"prod-1"`, `7`, 1), releasePublic}, []string{"undecided changeset"}},
		{"its release could not be read", known([]string{saas}, allOffers), []string{makeOffer, privately, release, makePublic, change("ReleaseOffer", "$Public.Entity.Identifier", `{"Now": true}`)}, []string{"undecided changeset"}},
		{"an offer that the facts do not hold is of another product", known([]string{saas}, allOffers), []string{makeOffer, privately, release, change("ReleaseOffer", "offer-9", `{}`)}, []string{"error /2/DetailsDocument", "undecided offer, offers"}},
		{"new product", ``, []string{makeProduct, ofNew(makeOffer), privately, release}, []string{"error /3/DetailsDocument"}},
		{"new product with a public offer", ``, []string{makeProduct, ofNew(makeOffer), privately, release, ofNew(makePublic), releasePublic}, nil},
		{"professional services", known([]string{aProduct("ProfessionalServicesProduct")}, allOffers), []string{makeOffer, privately, release}, nil},
		{"replacement", known([]string{saas}, allOffers), []string{strings.Replace(replaceAgmt, `"new"`, `"Make"`, 1), release}, nil},
		{"stored", known([]string{saas, anOffer("offer-1", "Draft", forBuyers)}, allOffers+", "+noReplacement), []string{releaseStored}, []string{"error " + atRelease}},
		{"stored, perhaps a replacement", known([]string{saas, anOffer("offer-1", "Draft", forBuyers)}, allOffers), []string{releaseStored}, []string{"undecided offer"}},
		{"stored resale offer", known([]string{saas, anOffer("offer-1", "Draft", `"ResaleAuthorizationId": "resaleauthz-1", `+forBuyers)}, allOffers+", "+noReplacement), []string{releaseStored}, nil},
	} {
		t.Run(test.name, func(t *testing.T) { expect(t, found(t, row, test.facts, test.changes...), test.want...) })
	}
}

func TestOnePublicOfferOfAKind(t *testing.T) {
	const (
		trials = "ReleaseOffer/TOO_MANY_OFFERS/1"
		paid   = "ReleaseOffer/TOO_MANY_OFFERS/2"

		otherOffer  = `{"ChangeType": "CreateOffer", "ChangeName": "Other", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"}}`
		makeProduct = `{"ChangeType": "CreateProduct", "ChangeName": "Product", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {}}`
	)
	forTrial, forUsage := pricing("Usage", trial("P14D")), pricing("Usage", usage("m"))
	otherUsage := strings.Replace(forUsage, "$Make.", "$Other.", 1)
	releaseOther := change("ReleaseOffer", "$Other.Entity.Identifier", `{}`)
	ofNew := func(c string) string { return strings.Replace(c, `"prod-1"`, `"$Product.Entity.Identifier"`, 1) }
	for _, test := range []struct {
		name, row, facts string
		changes          []string
		want             []string
	}{
		{"trial: other offers not known", trials, ``, []string{makeOffer, forTrial, release}, []string{"undecided offers"}},
		{"trial: the first", trials, known([]string{anOffer("offer-2", "Released", usageTerms)}, allOffers), []string{makeOffer, forTrial, release}, nil},
		{"trial: the second", trials, known([]string{anOffer("offer-2", "Released", trialTerms)}, ""), []string{makeOffer, forTrial, release}, []string{"error /2/DetailsDocument"}},
		{"trial: the other is a draft", trials, known([]string{anOffer("offer-2", "Draft", trialTerms)}, allOffers), []string{makeOffer, forTrial, release}, nil},
		{"trial: the other is private", trials, known([]string{anOffer("offer-2", "Released", trialTerms+", "+forBuyers)}, allOffers), []string{makeOffer, forTrial, release}, nil},
		{"trial: this is private", trials, known([]string{anOffer("offer-2", "Released", trialTerms)}, allOffers), []string{makeOffer, forTrial, privately, release}, nil},
		{"trial: this is paid", trials, known([]string{anOffer("offer-2", "Released", trialTerms)}, allOffers), []string{makeOffer, forUsage, release}, nil},
		{"trial: already released", trials, known([]string{anOffer("offer-1", "Released", trialTerms)}, allOffers), []string{releaseStored}, nil},

		{"paid: other offers not known", paid, ``, []string{makeOffer, forUsage, release}, []string{"undecided offers"}},
		{"paid: the first", paid, known([]string{anOffer("offer-2", "Released", trialTerms)}, allOffers), []string{makeOffer, forUsage, release}, nil},
		{"paid: the second", paid, known([]string{anOffer("offer-2", "Released", usageTerms)}, ""), []string{makeOffer, forUsage, release}, []string{"error /2/DetailsDocument"}},
		{"paid: the other is for another product", paid, known([]string{strings.Replace(anOffer("offer-2", "Released", usageTerms), "prod-1", "prod-2", 1)}, allOffers), []string{makeOffer, forUsage, release}, nil},
		{"paid: the product's revision does not matter", paid, known([]string{strings.Replace(anOffer("offer-2", "Released", usageTerms), "prod-1", "prod-1@7", 1)}, ""), []string{makeOffer, forUsage, release}, []string{"error /2/DetailsDocument"}},
		{"paid: two in one change set", paid, known(nil, allOffers), []string{makeOffer, forUsage, release, otherOffer, otherUsage, releaseOther}, []string{"error /2/DetailsDocument", "error /5/DetailsDocument"}},
		{"paid: the other is made private here", paid, known([]string{anOffer("offer-2", "Released", usageTerms)}, allOffers), []string{makeOffer, forUsage, release, change("UpdateTargeting", "offer-2", setBuyers)}, nil},
		{"paid: new product", paid, ``, []string{makeProduct, ofNew(makeOffer), forUsage, release}, nil},
		{"paid: new product, two offers", paid, ``, []string{makeProduct, ofNew(makeOffer), forUsage, release, ofNew(otherOffer), otherUsage, releaseOther}, []string{"error /3/DetailsDocument", "error /6/DetailsDocument"}},
		{"paid: the offer is not known", paid, known([]string{anOffer("offer-2", "Released", usageTerms)}, allOffers), []string{setPrices("Usage", usage("m")), change("UpdateTargeting", "offer-1", `{}`), releaseStored}, []string{"undecided offer, offers"}},
	} {
		t.Run(test.name, func(t *testing.T) { expect(t, found(t, test.row, test.facts, test.changes...), test.want...) })
	}
}

// What is not known of one offer leaves a row open, whatever the next one says.
func TestTargetingNotKnownBeforeRelease(t *testing.T) {
	const first, second = "ReleaseOffer/INCOMPATIBLE_PRODUCT/1", "ReleaseOffer/TOO_MANY_OFFERS/2"
	failed := func(id string) string { return change("UpdateTargeting", id, `{"PositiveTargeting": 1}`) }
	saas := aProduct("SaaSProduct")
	paid := usageTerms + "," + forCountry
	alone := known([]string{saas, anOffer("offer-1", "Draft", usageTerms)}, noReplacement+","+allOffers)
	expect(t, found(t, first, alone, failed("offer-1"), releaseStored), "undecided changeset")
	beside := known([]string{saas, anOffer("offer-1", "Draft", usageTerms), anOffer("offer-2", "Released", paid)}, noReplacement+","+allOffers)
	expect(t, found(t, second, beside, failed("offer-1"), releaseStored), "undecided changeset")
	third := known([]string{saas, anOffer("offer-1", "Draft", paid), anOffer("offer-2", "Released", paid), anOffer("offer-3", "Draft", paid)}, noReplacement+","+allOffers)
	expect(t, found(t, second, third, failed("offer-2"), change("UpdateInformation", "offer-3", `{"Name": "x"}`), releaseStored), "undecided changeset")
}

// A resale offer whose own prices are set takes nothing from its authorization.
func TestScheduleOfResaleOffer(t *testing.T) {
	const row = "ReleaseOffer/MISSING_MANDATORY_TERMS/2"
	resale := `"ResaleAuthorizationId": "resaleauthz-1"`
	schedule := `"Terms": [` + scheduleTerm("2024-08-01")
	expect(t, found(t, row, known([]string{anOffer("offer-1", "Draft", resale+","+schedule+`]`)}, ""), releaseStored))
	expect(t, found(t, row, known([]string{anOffer("offer-1", "Draft", resale+","+schedule+`,{"Type": "UsageBasedPricingTerm"}]`)}, ""), releaseStored), "error "+atRelease)
}
