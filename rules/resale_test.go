package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/offercheck/offercheck/errcodes"
)

// resoldUnder is a facts document with offer-1, made from a resale
// authorization with the given terms.
func resoldUnder(terms ...string) string {
	return fmt.Sprintf(`{"Entities": [
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"State": "Draft", "ProductId": "prod-1", "ResaleAuthorizationId": "resaleauthz-1", "Terms": [], "Rules": []}},
		{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {"ProductId": "prod-1", "Terms": [%s]}}
	]}`, strings.Join(terms, ", "))
}

const (
	resaleOfFixed    = `{"Type": "ResaleFixedUpfrontPricingTerm", "CurrencyCode": "USD", "Duration": "P12M", "Price": "1"}`
	resaleOfUsage    = `{"Type": "ResaleUsageBasedPricingTerm", "CurrencyCode": "USD"}`
	resaleOfUpfront  = `{"Type": "ResaleConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [{"Selector": {"Value": "P1Y"}}, {"Selector": {"Value": "P3Y"}}]}`
	unreadableResale = `{"Entities": [
		{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@2", "DetailsDocument": {"State": "Draft", "ResaleAuthorizationId": "resaleauthz-1"}},
		{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1@1", "DetailsDocument": {}}]}`
)

// everyResaleRow has for each row a change that the authorization decides.
var everyResaleRow = []struct{ row, changeType, details string }{
	{"UpdateTargeting/INCOMPATIBLE_RESALE_AUTHORIZATION/1", "UpdateTargeting", `{"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}`},
	{"UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1", "UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": [` + fixedFor("P12M") + `]}`},
	{"UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2", "UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": [` + fixedFor("P12M") + `]}`},
	{"UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/3", "UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": [` + fixedFor("P12M") + `]}`},
	{"UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1", "UpdateValidityTerms", validFor("2024-06-01", "2025-06-01", "")},
	{"UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2", "UpdateValidityTerms", validFor("2024-06-01", "2025-06-01", "")},
	{"UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/3", "UpdateValidityTerms", validFor("2024-06-01", "2025-06-01", "")},
	{"UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/5", "UpdateValidityTerms", validFor("", "", "P12M")},
	{"UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1", "UpdatePaymentScheduleTerms", scheduleOf("PaymentScheduleTerm", "2024-06-01=1")},
	{"UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2", "UpdatePaymentScheduleTerms", scheduleOf("PaymentScheduleTerm", "2024-06-01=1")},
}

func fixedFor(duration string) string {
	if duration != "" {
		duration = `"Duration": "` + duration + `", `
	}
	return `{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0", ` + duration + `"Grants": [{"DimensionKey": "a", "MaxQuantity": 1}]}`
}

// validFor are the details of a change with a ValidityTerm of what is not "".
func validFor(start, end, duration string) string {
	term := `"Type": "ValidityTerm"`
	for _, m := range [][2]string{{"AgreementStartDate", start}, {"AgreementEndDate", end}, {"AgreementDuration", duration}} {
		if m[1] != "" {
			term += fmt.Sprintf(", %q: %q", m[0], m[1])
		}
	}
	return `{"Terms": [{` + term + `}]}`
}

// termOfCharges is a term with charges written "date=amount date=amount".
func termOfCharges(termType, charges string) string {
	var list []string
	for _, charge := range strings.Fields(charges) {
		date, amount, _ := strings.Cut(charge, "=")
		list = append(list, fmt.Sprintf(`{"ChargeDate": %q, "ChargeAmount": %q}`, date, amount))
	}
	return fmt.Sprintf(`{"Type": %q, "CurrencyCode": "USD", "Schedule": [%s]}`, termType, strings.Join(list, ", "))
}

func scheduleOf(termType, charges string) string {
	return `{"Terms": [` + termOfCharges(termType, charges) + `]}`
}

// Whether an offer is made from an authorization, and from which, must be known.
func TestResaleNotKnown(t *testing.T) {
	for _, r := range everyResaleRow {
		t.Run(r.row, func(t *testing.T) {
			c := change(r.changeType, "offer-1", r.details)
			expect(t, found(t, r.row, "", c), "undecided offer")
			expect(t, found(t, r.row, strings.Replace(resoldUnder(), "resaleauthz-1@1", "resaleauthz-2@1", 1), c), "undecided resale")
			expect(t, found(t, r.row, unreadableResale, c), "undecided resale")
			expect(t, found(t, r.row, storedOffer("Draft", "", ""), c))

			create := `{"ChangeType": "CreateOfferUsingResaleAuthorization", "ChangeName": "New", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ResaleAuthorizationId": "resaleauthz-1"}}`
			c = change(r.changeType, "$New.Entity.Identifier", r.details)
			expect(t, found(t, r.row, "", create, c), "undecided resale")
			expect(t, found(t, r.row, resoldUnder(resaleOfFixed), create, c))
		})
	}
}

// A change that sets nothing that the authorization could forbid is decided
// without it.
func TestResaleDoesNotMatter(t *testing.T) {
	for _, c := range []struct{ row, changeType, details string }{
		{"UpdateTargeting/INCOMPATIBLE_RESALE_AUTHORIZATION/1", "UpdateTargeting", `{"PositiveTargeting": {"CountryCodes": ["US"]}}`},
		{"UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1", "UpdatePricingTerms", `{"PricingModel": "Byol", "Terms": [` + byolTerm + `]}`},
		{"UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2", "UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": [` + fixedFor("") + `]}`},
		{"UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/3", "UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": []}`},
		{"UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1", "UpdateValidityTerms", validFor("", "2025-06-01", "")},
		{"UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1", "UpdateValidityTerms", validFor("2024-06-01", "", "P12M")},
		{"UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2", "UpdateValidityTerms", validFor("", "2025-06-01", "")},
		{"UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/3", "UpdateValidityTerms", validFor("", "2025-06-01", "")},
		{"UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/5", "UpdateValidityTerms", validFor("2024-06-01", "2025-06-01", "")},
		{"UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/1", "UpdatePaymentScheduleTerms", `{"Terms": []}`},
		{"UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2", "UpdatePaymentScheduleTerms", `{"Terms": []}`},
	} {
		t.Run(c.row+" "+c.details, func(t *testing.T) {
			expect(t, found(t, c.row, "", change(c.changeType, "offer-1", c.details)))
		})
	}
}

func TestBuyersOfAuthorization(t *testing.T) {
	const row, at = "UpdateTargeting/INCOMPATIBLE_RESALE_AUTHORIZATION/1", details + "/PositiveTargeting/BuyerAccounts/"
	forBuyers := func(accounts string) string {
		return resoldUnder(`{"Type": "BuyerTargetingTerm", "PositiveTargeting": {"BuyerAccounts": [` + accounts + `]}}`)
	}
	for _, c := range []struct {
		name, facts string
		want        []string
	}{
		{"as objects", forBuyers(`{"AwsAccountId": "444455556666"}, {"AwsAccountId": "111122223333"}`), nil},
		{"as strings", forBuyers(`"444455556666", "111122223333"`), nil},
		{"one is not among them", forBuyers(`{"AwsAccountId": "444455556666"}`), []string{"error " + at + "0"}},
		{"both are not", forBuyers(`{"AwsAccountId": "777788889999"}`), []string{"error " + at + "0", "error " + at + "1"}},
		{"for every buyer", resoldUnder(), nil},
		{"an empty list", forBuyers(""), nil},
		{"one account cannot be read", forBuyers(`{"Id": 1}, "444455556666"`), []string{"undecided resale"}},
		{"one account cannot be read, both are there", forBuyers(`{"Id": 1}, "444455556666", "111122223333"`), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			expect(t, found(t, row, c.facts, change("UpdateTargeting", "offer-1", `{"PositiveTargeting": {"BuyerAccounts": ["111122223333", "444455556666"]}}`)), c.want...)
		})
	}
}

func TestPricingOfAuthorization(t *testing.T) {
	const row = "UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/"
	const currency0, duration0, term0, term1 = "error " + details + "/Terms/0/CurrencyCode", "error " + details + "/Terms/0/Duration", "error " + details + "/Terms/0", "error " + details + "/Terms/1"
	inEuros := strings.NewReplacer("USD", "EUR")
	for _, c := range []struct {
		name, row, facts, requested string
		want                        []string
	}{
		{"same currency", "1", resoldUnder(resaleOfFixed, resaleOfUsage), fixedFor("P12M"), nil},
		{"other currency", "1", resoldUnder(inEuros.Replace(resaleOfFixed)), fixedFor("P12M"), []string{currency0}},
		{"two currencies", "1", resoldUnder(resaleOfFixed, inEuros.Replace(resaleOfUsage)), fixedFor("P12M"), []string{"undecided resale"}},
		{"no currency", "1", resoldUnder(`{"Type": "ResaleFixedUpfrontPricingTerm"}`), fixedFor("P12M"), []string{"undecided resale"}},

		{"same duration", "2", resoldUnder(resaleOfFixed), fixedFor("P1Y"), nil},
		{"other duration", "2", resoldUnder(resaleOfFixed), fixedFor("P13M"), []string{duration0}},
		{"days are no months", "2", resoldUnder(resaleOfFixed), fixedFor("P365D"), []string{duration0}},
		{"a selector's duration", "2", resoldUnder(resaleOfUpfront), fixedFor("P36M"), nil},
		{"no selector's duration", "2", resoldUnder(resaleOfUpfront), fixedFor("P24M"), []string{duration0}},
		{"no duration", "2", resoldUnder(`{"Type": "ResaleFixedUpfrontPricingTerm", "Duration": null}`), fixedFor("P24M"), nil},
		{"no counterpart", "2", resoldUnder(resaleOfUsage), fixedFor("P24M"), nil},
		{"an unreadable duration", "2", resoldUnder(`{"Type": "ResaleFixedUpfrontPricingTerm", "Duration": "a year"}`), fixedFor("P24M"), []string{"undecided resale"}},
		{"an unreadable duration beside the same", "2", resoldUnder(`{"Type": "ResaleFixedUpfrontPricingTerm", "Duration": "a year"}`, resaleOfUpfront), fixedFor("P12M"), nil},

		{"counterparts", "3", resoldUnder(resaleOfUpfront, resaleOfUsage), upfrontAt("P12M: a=1") + "," + usageAt("b=1"), nil},
		{"configurable as fixed", "3", resoldUnder(resaleOfUpfront), fixedFor("P12M"), nil},
		{"fixed as configurable", "3", resoldUnder(resaleOfFixed), upfrontAt("P12M: a=1"), []string{term0}},
		{"usage beside fixed", "3", resoldUnder(resaleOfFixed), fixedFor("P12M") + "," + usageAt("b=1"), []string{term1}},
		{"a trial", "3", resoldUnder(resaleOfFixed, resaleOfUsage), trialTerm, []string{term0}},
		{"terms of no kind that is resold", "3", resoldUnder(`{"Type": "UsageBasedPricingTerm"}`), usageAt("b=1"), []string{term0}},
	} {
		t.Run(c.row+" "+c.name, func(t *testing.T) {
			expect(t, found(t, row+c.row, c.facts, pricingOf(c.requested)), c.want...)
		})
	}
}

// resoldAs is resoldUnder an authorization of a fixed duration whose ProductArn has a type.
func resoldAs(productType string) string {
	return strings.Replace(resoldUnder(resaleOfFixed), `"DetailsDocument": {"ProductId": "prod-1", "Terms": [{"Type": "R`, `"DetailsDocument": {"ProductId": "prod-1", "ProductArn": "arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/`+productType+`/prod-1", "Terms": [{"Type": "R`, 1)
}

// Edition 2026 has another row for AMI and container products, and names SaaS alone.
func TestAgreementDurationOfAuthorization(t *testing.T) {
	const row = "UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/5"
	for productType, want := range map[string]string{"SaaSProduct": "error", "AmiProduct": "", "ContainerProduct": "", "MachineLearningProduct": "warning"} {
		facts := resoldAs(productType)
		request := change("UpdateValidityTerms", "offer-1", validFor("", "", "P11M"))
		if want != "" {
			want += " " + details + "/Terms/0/AgreementDuration"
		}
		expect(t, foundIn(t, errcodes.Edition2026, row, facts, request), unlessEmpty(want)...)
	}
}

func TestValidityOfAuthorization(t *testing.T) {
	const row = "UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/"
	lasting := func(duration string) string { return strings.Replace(resaleOfFixed, "P12M", duration, 1) }
	startingBy := func(date string) string {
		return `{"Type": "BuyerValidityTerm", "MaximumAgreementStartDate": ` + date + `}`
	}
	for _, c := range []struct {
		name, row, facts     string
		start, end, duration string
		want                 string
	}{
		{"the day before the last", "1", resoldUnder(resaleOfFixed), "2024-06-01", "2025-05-30", "", "warning /AgreementStartDate"},
		{"the last day", "1", resoldUnder(resaleOfFixed), "2024-06-01", "2025-05-31", "", ""},
		{"the day after the last", "1", resoldUnder(resaleOfFixed), "2024-06-01", "2025-06-01", "", ""},
		{"two days after the last", "1", resoldUnder(resaleOfFixed), "2024-06-01", "2025-06-02", "", "warning /AgreementStartDate"},
		{"to the end of a short month", "1", resoldUnder(lasting("P1M")), "2025-01-31", "2025-02-28", "", ""},
		{"days", "1", resoldUnder(lasting("P365D")), "2024-06-01", "2025-06-01", "", ""},
		{"days over a leap day", "1", resoldUnder(lasting("P365D")), "2024-02-01", "2025-02-01", "", "warning /AgreementStartDate"},
		{"beyond the calendar", "1", resoldUnder(lasting("P9000Y")), "2024-06-01", "9999-12-31", "", "warning /AgreementStartDate"},
		{"no fixed duration", "1", resoldUnder(resaleOfUpfront), "2024-06-01", "2030-06-01", "", ""},
		{"an unreadable duration", "1", resoldUnder(lasting("a year")), "2024-06-01", "2025-06-01", "", "undecided resale"},

		{"the day before the last", "3", resoldUnder(resaleOfFixed), "2024-06-01", "2025-05-30", "", "warning /AgreementEndDate"},
		{"the last day", "3", resoldUnder(resaleOfFixed), "2024-06-01", "2025-05-31", "", ""},
		{"the day after the last", "3", resoldUnder(resaleOfFixed), "2024-06-01", "2025-06-01", "", ""},
		{"two days after the last", "3", resoldUnder(resaleOfFixed), "2024-06-01", "2025-06-02", "", "warning /AgreementEndDate"},

		{"start on the last day", "2", resoldUnder(startingBy(`"2024-06-01"`)), "2024-06-01", "", "P12M", ""},
		{"start a day late", "2", resoldUnder(startingBy(`"2024-06-01"`)), "2024-06-02", "", "P12M", "error /AgreementStartDate"},
		{"start by a timestamp", "2", resoldUnder(startingBy(`"2024-06-01T23:59:59Z"`)), "2024-06-02", "", "P12M", "error /AgreementStartDate"},
		{"start without a bound", "2", resoldUnder(startingBy(`null`)), "2024-06-02", "", "P12M", ""},
		{"start with an unreadable bound", "2", resoldUnder(startingBy(`"June"`)), "2024-06-02", "", "P12M", "undecided resale"},

		{"same duration", "5", resoldUnder(resaleOfFixed), "", "", "P1Y", ""},
		{"other duration", "5", resoldAs("SaaSProduct"), "", "", "P11M", "error /AgreementDuration"},
		{"days are no months", "5", resoldAs("SaaSProduct"), "", "", "P365D", "error /AgreementDuration"},
		{"no fixed duration", "5", resoldUnder(resaleOfUpfront), "", "", "P5Y", ""},
		{"an unreadable duration", "5", resoldUnder(lasting("a year")), "", "", "P1Y", "undecided resale"},
	} {
		t.Run(c.row+" "+c.name, func(t *testing.T) {
			want := strings.Replace(c.want, " /", " "+details+"/Terms/0/", 1)
			expect(t, found(t, row+c.row, c.facts, change("UpdateValidityTerms", "offer-1", validFor(c.start, c.end, c.duration))), unlessEmpty(want)...)
		})
	}
}

// From edition 2026 on, the product decides about the duration of an agreement.
func TestAgreementDurationByProduct(t *testing.T) {
	const row = "UpdateValidityTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/5"
	for product, want := range map[string]string{"SaaSProduct": "error", "AmiProduct": "", "ContainerProduct": "", "": "warning"} {
		facts := resoldUnder(resaleOfFixed)
		if product != "" {
			facts = strings.Replace(facts, `"Entities": [`, `"Entities": [{"EntityType": "`+product+`@1.0", "EntityIdentifier": "prod-1", "DetailsDocument": {}}, `, 1)
		}
		said := foundIn(t, errcodes.Edition2026, row, facts, change("UpdateValidityTerms", "offer-1", validFor("", "", "P11M")))
		if want != "" {
			want += " " + details + "/Terms/0/AgreementDuration"
		}
		if diff := cmp.Diff(unlessEmpty(want), said, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("on %q (-want +got):\n%s", product, diff)
		}
	}
}

func TestScheduleOfAuthorization(t *testing.T) {
	const row = "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/"
	for _, c := range []struct{ name, row, facts, charges, want string }{
		{"fixed", "1", resoldUnder(resaleOfFixed), "2024-06-15=1", ""},
		{"configurable", "1", resoldUnder(resaleOfUpfront), "2024-06-15=1", ""},
		{"usage", "1", resoldUnder(resaleOfUsage), "2024-06-15=1", "error "},
		{"nothing", "1", resoldUnder(), "2024-06-15=1", "error "},
	} {
		t.Run(c.row+" "+c.name, func(t *testing.T) {
			want := c.want
			if severity, path, ok := strings.Cut(want, " "); ok && severity != "undecided" {
				want = severity + " " + details + "/Terms/0" + path
			}
			expect(t, found(t, row+c.row, c.facts, change("UpdatePaymentScheduleTerms", "offer-1", scheduleOf("PaymentScheduleTerm", c.charges))), unlessEmpty(want)...)
		})
	}
}

// From edition 2026 on, each day and its amount have rows of their own, and the total is reported
// only where they are not.
func TestChargesOfAuthorization(t *testing.T) {
	const row = "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2"
	const owed = "2024-06-15=500.00 2024-12-15=500"
	for _, c := range []struct{ name, facts, charges, in2024, in2026 string }{
		{"the same", owing(owed), "2024-12-15=500 2024-06-15=500", "", ""},
		{"more", owing(owed), "2024-06-15=600.00 2024-12-15=600.01", "", ""},
		{"a cent less", owing(owed), "2024-06-15=500 2024-12-15=499.99", "error /Schedule", ""},
		{"none", owing(owed), "", "error /Schedule", "error /Schedule"},
		{"late on the way", owing(owed), "2024-06-15=499.99 2024-12-15=500.01", "warning /Schedule", ""},
		{"a day late at the end", owing(owed), "2024-06-15=500 2024-12-16=500", "warning /Schedule", ""},
		{"earlier", owing(owed), "2024-05-15=1000", "", ""},
		{"two on a day", owing("2024-06-15=300 2024-06-15=200"), "2024-06-15=500", "", ""},
		{"two on a day, less", owing("2024-06-15=300 2024-06-15=200 2024-06-16=1"), "2024-06-15=499 2024-06-16=2", "warning /Schedule", ""},
		{"timestamps", owing("2024-06-15T00:00:00Z=500"), "2024-06-15=500", "", ""},
		{"no schedule", resoldUnder(resaleOfFixed), "2024-06-15=0", "", ""},
		{"an unreadable amount", owing("2024-06-15=much"), "2024-06-15=500", "undecided resale", "undecided resale"},
		{"an unreadable date", owing("soon=500"), "2024-06-15=500", "undecided resale", ""},
		{"an unreadable date, less in all", owing("soon=500"), "2024-06-15=499", "error /Schedule", "error /Schedule"},
		{"an unreadable schedule", resoldUnder(`{"Type": "ResalePaymentScheduleTerm", "Schedule": {}}`), "2024-06-15=500", "undecided resale", "undecided resale"},
		{"a day missing", owing(owed), "2024-06-15=500", "error /Schedule", "error /Schedule"},
		{"a day missing, as much in all", owing(owed), "2024-06-15=1000", "", ""},
		{"a day missing, less on the other", owing(owed), "2024-06-15=499", "error /Schedule", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for e, want := range map[errcodes.Edition]string{errcodes.Edition2024: c.in2024, errcodes.Edition2026: c.in2026} {
				if severity, path, ok := strings.Cut(want, " "); ok && severity != "undecided" {
					want = severity + " " + details + "/Terms/0" + path
				}
				got := foundIn(t, e, row, c.facts, change("UpdatePaymentScheduleTerms", "offer-1", scheduleOf("PaymentScheduleTerm", c.charges)))
				if diff := cmp.Diff(unlessEmpty(want), got, cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("in %s (-want +got):\n%s", e, diff)
				}
			}
		})
	}
}

// What an authorization asks for is not known when one of its charges cannot be
// read; what it asks for by a day are all charges of that day.
func TestOddChargesOfAuthorization(t *testing.T) {
	const row = "UpdatePaymentScheduleTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/2"
	charge := func(charges string) string {
		return change("UpdatePaymentScheduleTerms", "offer-1", scheduleOf("PaymentScheduleTerm", charges))
	}
	owed := func(charges string) string { return resoldUnder(termOfCharges("ResalePaymentScheduleTerm", charges)) }
	expect(t, found(t, row, owed("2024-06-01=100 2024-07-01=much"), charge("2024-06-01=50")), "undecided resale")
	expect(t, detailsIn(t, errcodes.Edition2024, row, owed("2024-06-01=50 2024-06-01=50"), charge("2024-06-01=40 2024-07-01=60")),
		"by 2024-06-01 the charges come to 40, those of the resale authorization to 100; charge as much by then to be safe")
}

func TestGrantsOfAuthorization(t *testing.T) {
	const row, at = "UpdatePricingTerms/INCOMPATIBLE_RESALE_AUTHORIZATION/4", "error /0/DetailsDocument/Terms/0/Grants/"
	priced := func(cards ...string) string {
		return strings.Replace(upfrontTerm("USD", cards...), `"Conf`, `"ResaleConf`, 1)
	}
	two := priced(upfrontCard("P12M", "a", "b"), upfrontCard("P24M", "a", "b", "c"))
	for _, test := range []struct {
		name, facts, term string
		want              []string
	}{
		{"all priced", resoldUnder(two), fixedWith("c=5", "a=1"), nil},
		{"two not priced", resoldUnder(two), fixedWith("a=5", "d=1", "e=1"), []string{at + "1/DimensionKey", at + "2/DimensionKey"}},
		{"fixed as well", resoldUnder(two, resaleOfFixed), fixedWith("d=1"), nil},
		{"usage as well", resoldUnder(resaleOfUsage, two), fixedWith("d=1"), []string{at + "0/DimensionKey"}},
		{"usage alone", resoldUnder(resaleOfUsage), fixedWith("d=1"), nil},
		{"no fixed term", resoldUnder(two), upfront([]string{"P12M"}, "d"), nil},
		{"rate cards not readable", resoldUnder(resaleOfUpfront), fixedWith("d=1"), []string{"undecided resale"}},
		{"a key not readable", resoldUnder(priced(upfrontCard("P12M", "a", ""))), fixedWith("d=1"), []string{"undecided resale"}},
		{"authorization not readable", unreadableResale, fixedWith("d=1"), []string{"undecided resale"}},
		{"no resale", known([]string{anOffer("offer-1", "Draft", usageTerms)}, `"OfferFacts": [{"OfferId": "offer-1", "ResaleAuthorizationId": null}]`), fixedWith("d=1"), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			expect(t, found(t, row, test.facts, setPrices("Contract", test.term)), test.want...)
		})
	}
}
