package schema_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/schema"
)

// found is what edition 2024 says of the details of a change to an offer: "severity row
// path" for each finding of the synchronous rows, rows without the change type
// where it is the change's own, paths within the details.
func found(t testing.TB, changeType, details string) []string {
	t.Helper()
	report, err := offercheck.Validate([]byte(fmt.Sprintf(
		`[{"ChangeType": %q, "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": %s}]`, changeType, details)), offercheck.WithEdition("2024"))
	if err != nil {
		t.Fatalf("%v in %s", err, shorten(details))
	}
	var list []string
	for _, f := range report.Findings {
		if f.Phase == errcodes.Sync {
			list = append(list, fmt.Sprintf("%s %s %s", f.Severity, strings.TrimPrefix(f.Row, changeType+"/422/"), strings.TrimPrefix(f.Path, "/0/DetailsDocument")))
		}
	}
	return list
}

// expect compares what is found with what is wanted, alone and beside another
// error: only then does the slow validator judge the value.
func expect(t *testing.T, changeType, details string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, found(t, changeType, details)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", shorten(details), diff)
	}
	if rest, ok := strings.CutPrefix(details, `{"PricingModel": "`); ok {
		want = slices.Sorted(slices.Values(append([]string{"error PricingModel /PricingModel"}, want...))) // what is missing comes before it
		if diff := cmp.Diff(want, slices.Sorted(slices.Values(found(t, changeType, `{"PricingModel": "no`+rest)))); diff != "" {
			t.Errorf("beside another error: %s (-want +got):\n%s", shorten(details), diff)
		}
	}
}

// shorten cuts long runs out of a document for a message.
func shorten(details string) string {
	if len(details) <= 400 {
		return details
	}
	return details[:200] + " ... " + details[len(details)-200:]
}

func TestFields(t *testing.T) {
	tested := map[string]bool{}
	for _, changeType := range changetype.JudgedOwners(errcodes.Edition2024) {
		for _, f := range fieldsOf(changeType) {
			t.Run(changeType+"/"+f.row, func(t *testing.T) {
				name := f.path[strings.LastIndexByte(f.path, '/')+1:]
				put := func(value string) string {
					return strings.Replace(f.details, "@", fmt.Sprintf("%q: %s", name, value), 1)
				}
				for _, value := range f.good {
					expect(t, changeType, put(value))
				}
				for _, value := range f.unusual {
					expect(t, changeType, put(value), "warning "+f.row+" "+f.path)
				}
				for _, value := range f.bad {
					expect(t, changeType, put(value), "error "+f.row+" "+f.path)
				}
				for value, at := range f.items {
					expect(t, changeType, put(value), "error "+f.row+" "+f.path+at)
				}
				left := strings.NewReplacer(", @", "", "@, ", "", "@", "").Replace(f.details)
				switch {
				case f.optional:
					expect(t, changeType, left)
				case f.left != "":
					expect(t, changeType, left, f.left)
				default:
					expect(t, changeType, left, "error "+f.row+" "+f.path)
				}
				tested[changeType+"/422/"+f.row] = true
			})
		}
	}
	rows := errcodes.Edition2024.Rows()
	for i := range rows {
		never := rows[i].Never != ""
		switch {
		case rows[i].Phase != errcodes.Sync, rows[i].HTTPStatus != 422, rows[i].ChangeType == "StartChangeSet", never, tested[rows[i].ID]:
		case rows[i].ID == "UpdateInformation/422/(properties)", rows[i].ID == "ReleaseOffer/422/DetailsDocument": // no field: TestDetails
		default:
			t.Errorf("%s: no field is tested", rows[i].ID)
		}
	}
}

// What several members, or none, come to.
func TestDetails(t *testing.T) {
	for _, c := range []struct {
		changeType string
		details    string
		want       []string
	}{
		{"CreateOffer", `{}`, []string{"error ProductId /ProductId"}},
		{"CreateOffer", `{"productId": "prod-1", "Name": ""}`, []string{"error ProductId /ProductId", "warning (unknown member) /productId", "error Name /Name"}},
		{"CreateOffer", `{"ProductId": "prod-1", "a/b~c": 1, "": 2, "\u004eame": "x"}`, []string{"warning (unknown member) /a~1b~0c", "warning (unknown member) /"}},
		{"CreateOffer", `{"ProductId": "", "ProductId": "prod-1"}`, []string{"error StartChangeSet/422/(duplicate member) /ProductId"}},
		{"CreateOffer", `{"ProductId": "prod-1", "ProductId": ""}`, []string{"error StartChangeSet/422/(duplicate member) /ProductId", "error ProductId /ProductId"}},
		{"CreateReplacementOffer", `{}`, []string{"error AgreementId /AgreementId"}},
		{"CreateReplacementOffer", `{"AgreementId": 5, "Name": 5, "ProductId": 5}`, []string{"error AgreementId /AgreementId", "error Name /Name", "warning (unknown member) /ProductId"}},

		{"UpdateInformation", `{}`, []string{"error (properties) "}},
		{"UpdateInformation", `{"name": "Spring"}`, []string{"error (properties) ", "warning (unknown member) /name"}},
		{"UpdateInformation", `{"Name": null}`, []string{"error Name /Name"}},
		{"UpdateInformation", `{"Name": "", "Description": 5, "PreExistingAgreement": "x"}`, []string{"error Name /Name", "error Description /Description", "error PreExistingAgreement /PreExistingAgreement"}},
		{"UpdateInformation", `{"PreExistingAgreement": {}}`, []string{
			"error PreExistingAgreement.AcquisitionChannel /PreExistingAgreement/AcquisitionChannel", "error PreExistingAgreement.PricingModel /PreExistingAgreement/PricingModel"}},
		{"UpdateInformation", `{"PreExistingAgreement": {"PricingModel": null, "Channel": null, "AcquisitionChannel": "External"}}`, []string{
			"error PreExistingAgreement.PricingModel /PreExistingAgreement/PricingModel", "warning (unknown member) /PreExistingAgreement/Channel"}},

		{"UpdateTargeting", `{}`, nil},
		{"UpdateTargeting", `{"positiveTargeting": {"BuyerAccounts": [5]}}`, []string{"warning (unknown member) /positiveTargeting"}},
		{"UpdateTargeting", `{"PositiveTargeting": {}, "NegativeTargeting": {}}`, []string{"error PositiveTargeting /PositiveTargeting", "error NegativeTargeting /NegativeTargeting"}},
		{"UpdateTargeting", `{"PositiveTargeting": {"B": 1, "A": 2, "CountryCodes": []}}`, []string{
			"error PositiveTargeting /PositiveTargeting/B", "error PositiveTargeting /PositiveTargeting/A", "error PositiveTargeting.CountryCodes /PositiveTargeting/CountryCodes"}},
		{"UpdateTargeting", `{"PositiveTargeting": {"BuyerAccount": 1, "BuyerAccount": 2}}`, []string{
			"error PositiveTargeting /PositiveTargeting/BuyerAccount", "error StartChangeSet/422/(duplicate member) /PositiveTargeting/BuyerAccount"}},
		{"UpdateTargeting", `{"PositiveTargeting": {"CountryCodes": ["XX", "US", 5, "us"], "BuyerAccounts": ["1", "111122223333", null]}}`, []string{
			"error PositiveTargeting.CountryCodes /PositiveTargeting/CountryCodes/0", "error PositiveTargeting.CountryCodes /PositiveTargeting/CountryCodes/2",
			"error PositiveTargeting.CountryCodes /PositiveTargeting/CountryCodes/3", "error PositiveTargeting.BuyerAccounts /PositiveTargeting/BuyerAccounts/0", "error PositiveTargeting.BuyerAccounts /PositiveTargeting/BuyerAccounts/2"}},
		{"UpdateTargeting", `{"NegativeTargeting": {"CountryCodes": ` + list(244, `"US"`) + `, "CountryCode": null}}`, []string{"error NegativeTargeting /NegativeTargeting/CountryCode"}},
		{"UpdateTargeting", `{"NegativeTargeting": {"CountryCodes": ["XX"` + strings.Repeat(`, "US"`, 244) + `]}}`, []string{
			"error NegativeTargeting.CountryCodes /NegativeTargeting/CountryCodes", "error NegativeTargeting.CountryCodes /NegativeTargeting/CountryCodes/0"}},

		{"UpdateSupportTerms", `{}`, []string{"error Terms /Terms"}},
		{"UpdateSupportTerms", `{"Terms": [{}]}`, []string{"error Terms[].Type /Terms/0/Type"}},
		{"UpdateSupportTerms", `{"Terms": [{"Type": "SupportTerm"}]}`, []string{"error Terms[].RefundPolicy /Terms/0/RefundPolicy"}},
		{"UpdateSupportTerms", `{"Terms": [{"Type": "LegalTerm", "Documents": 5}]}`, []string{"error Terms[].Type /Terms/0/Type"}},
		{"UpdateSupportTerms", `{"Terms": [{"Type": "SupportTerm", "RefundPolicy": "None.", "Policy": 1}], "Term": []}`, []string{"warning (unknown member) /Terms/0/Policy", "warning (unknown member) /Term"}},
		{"UpdateSupportTerms", `{"Terms": [{"Type": "SupportTerm", "RefundPolicy": "None."}, {"Type": "Supportterm"}]}`, []string{"error Terms /Terms", "error Terms[].Type /Terms/1/Type"}},
		{"UpdateSupportTerms", `{"Terms": [5, {"Type": "SupportTerm", "RefundPolicy": ""}]}`, []string{"error Terms /Terms", "error Terms /Terms/0", "error Terms[].RefundPolicy /Terms/1/RefundPolicy"}},

		{"UpdateLegalTerms", `{"Terms": [{"Type": "LegalTerm.Documents[]"}]}`, []string{"error Terms[].Type /Terms/0/Type"}},
		{"UpdateLegalTerms", `{"Terms": [{"Type": "LegalTerm"}]}`, []string{"error Terms[].LegalTerm.Documents /Terms/0/Documents"}},
		{"UpdateLegalTerms", `{"Terms": [{}, {"Type": "LegalTerm", "Documents": []}]}`, []string{"error Terms /Terms", "error Terms[].Type /Terms/0/Type", "warning Terms[].LegalTerm.Documents /Terms/1/Documents"}},
		{"UpdateLegalTerms", `{"Terms": [{"Type": "LegalTerm", "Documents": [{}, {"Type": "CustomEula"}, {"Type": "StandardEula"}, {"Type": "CustomEULA", "URL": "x"}]}]}`, []string{
			"error Terms[].LegalTerm.Documents[].Type /Terms/0/Documents/0/Type", "error Terms[].LegalTerm.Documents[].Url /Terms/0/Documents/1/Url",
			"error Terms[].LegalTerm.Documents[].Version /Terms/0/Documents/2/Version", "error Terms[].LegalTerm.Documents[].Type /Terms/0/Documents/3/Type"}},
		{"UpdateLegalTerms", `{"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "CustomEula", "Url": "https://example.com/a", "Version": "2022-07-14", "Language": "en"}], "Name": 1}]}`, []string{
			"warning (unknown member) /Terms/0/Documents/0/Language", "warning (unknown member) /Terms/0/Name"}},

		{"UpdatePricingTerms", `{}`, []string{"error PricingModel /PricingModel", "error Terms /Terms"}},
		{"UpdatePricingTerms", `{"Note": 1, "PricingModel": "usage", "Terms": [{"Type": "ByolPricingTerm", "CurrencyCode": "USD"}, {}]}`, []string{
			"warning (unknown member) /Note", "error PricingModel /PricingModel", "warning (unknown member) /Terms/0/CurrencyCode", "error Terms /Terms/1/Type"}},
		{"UpdatePricingTerms", `{"PricingModel": "Usage", "Terms": [{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "a", "Price": "1", "Price": "2", "Unit": 1, "Unit": 2}]}]}]}`, []string{
			"error StartChangeSet/422/(duplicate member) /Terms/0/RateCards/0/RateCard/0/Price", "warning (unknown member) /Terms/0/RateCards/0/RateCard/0/Unit",
			"error StartChangeSet/422/(duplicate member) /Terms/0/RateCards/0/RateCard/0/Unit", "warning (unknown member) /Terms/0/RateCards/0/RateCard/0/Unit"}},
		{"UpdatePricingTerms", `{"PricingModel": "Usage", "Terms": [{"Type": "UsageBasedPricingTerm"}]}`, []string{
			"error Terms[].UsageBasedPricingTerm.CurrencyCode /Terms/0/CurrencyCode", "error Terms[].UsageBasedPricingTerm.RateCards /Terms/0/RateCards"}},
		{"UpdatePricingTerms", `{"PricingModel": "Usage", "Terms": [{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{}]}]}`, []string{
			"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard /Terms/0/RateCards/0/RateCard"}},
		{"UpdatePricingTerms", `{"PricingModel": "Usage", "Terms": [{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "Duration": 1, "RateCards": [
			{"Selector": {"Type": 5}, "RateCard": [{"DimensionKey": "a", "Price": "1", "Unit": "h"}, {}, {"Dimensionkey": "b", "Price": 1.5}]}]}]}`, []string{
			"warning (unknown member) /Terms/0/Duration",
			"warning (unknown member) /Terms/0/RateCards/0/Selector",
			"warning (unknown member) /Terms/0/RateCards/0/RateCard/0/Unit",
			"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].DimensionKey /Terms/0/RateCards/0/RateCard/1/DimensionKey",
			"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].Price /Terms/0/RateCards/0/RateCard/1/Price",
			"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].DimensionKey /Terms/0/RateCards/0/RateCard/2/DimensionKey",
			"warning (unknown member) /Terms/0/RateCards/0/RateCard/2/Dimensionkey",
			"error Terms[].UsageBasedPricingTerm.RateCards[].RateCard[].Price /Terms/0/RateCards/0/RateCard/2/Price"}},
		{"UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": [{"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [
			{}, {"Selector": {}, "RateCard": [{"DimensionKey": "a", "Price": "1"}], "Constraints": {}}, {"Selector": {"Type": "Months", "Value": "P2W", "Unit": 1}, "RateCard": [{"DimensionKey": "a", "Price": "1"}],
			"Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed", "MaxQuantity": 1}, "Name": 1}]}]}`, []string{
			"error Terms[].ConfigurableUpfrontPricingTerm.RateCards[].Constraints /Terms/0/RateCards/0/Constraints",
			"error Terms[].ConfigurableUpfrontPricingTerm.RateCards[].RateCard /Terms/0/RateCards/0/RateCard",
			"error Terms[].ConfigurableUpfrontPricingTerm.RateCards[].Selector /Terms/0/RateCards/0/Selector",
			"error Terms[].ConfigurableUpfrontPricingTerm.RateCards[].Selector.Type /Terms/0/RateCards/1/Selector/Type",
			"error Terms[].ConfigurableUpfrontPricingTerm.RateCards[].Selector.Value /Terms/0/RateCards/1/Selector/Value",
			"error Terms[].ConfigurableUpfrontPricingTerm.RateCards[].Constraints.MultipleDimensionSelection /Terms/0/RateCards/1/Constraints/MultipleDimensionSelection",
			"error Terms[].ConfigurableUpfrontPricingTerm.RateCards[].Constraints.QuantityConfiguration /Terms/0/RateCards/1/Constraints/QuantityConfiguration",
			"error Terms[].ConfigurableUpfrontPricingTerm.RateCards[].Selector.Type /Terms/0/RateCards/2/Selector/Type",
			"warning Terms[].ConfigurableUpfrontPricingTerm.RateCards[].Selector.Value /Terms/0/RateCards/2/Selector/Value",
			"warning (unknown member) /Terms/0/RateCards/2/Selector/Unit",
			"warning (unknown member) /Terms/0/RateCards/2/Constraints/MaxQuantity",
			"warning (unknown member) /Terms/0/RateCards/2/Name"}},
		{"UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": [{"Type": "ConfigurableUpfrontPricingTerm", "CurrencyCode": "USD", "RateCards": [
			{"Selector": {"Type": "Duration", "Value": "P1Y"}, "RateCard": [{"DimensionKey": "", "Price": "1"}], "Constraints": {"MultipleDimensionSelection": "x", "QuantityConfiguration": "y"}}]},
			{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0", "Grants": [{"DimensionKey": "", "MaxQuantity": 1}]},
			{"Type": "FreeTrialPricingTerm", "Duration": "P1M", "Grants": [{"DimensionKey": ""}]}]}`, []string{
			"error Terms[].ConfigurableUpfrontPricingTerm.RateCards[].RateCard[].DimensionKey /Terms/0/RateCards/0/RateCard/0/DimensionKey",
			"error Terms[].ConfigurableUpfrontPricingTerm.RateCards[].Constraints.MultipleDimensionSelection /Terms/0/RateCards/0/Constraints/MultipleDimensionSelection",
			"error Terms[].ConfigurableUpfrontPricingTerm.RateCards[].Constraints.QuantityConfiguration /Terms/0/RateCards/0/Constraints/QuantityConfiguration",
			"error Terms[].FixedUpfrontPricingTerm.Grants[].DimensionKey /Terms/1/Grants/0/DimensionKey",
			"error Terms[].FreeTrialPricingTerm.Grants[].DimensionKey /Terms/2/Grants/0/DimensionKey"}},
		{"UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": [{"Type": "FixedUpfrontPricingTerm"},
			{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0", "Duration": "PT1H", "Grants": [{}, {"DimensionKey": "a", "MaxQuantity": 1, "Unit": 1}], "Selector": 1}]}`, []string{
			"error Terms[].FixedUpfrontPricingTerm.CurrencyCode /Terms/0/CurrencyCode", "error Terms[].FixedUpfrontPricingTerm.Grants /Terms/0/Grants", "error Terms[].FixedUpfrontPricingTerm.Price /Terms/0/Price",
			"warning Terms[].FixedUpfrontPricingTerm.Duration /Terms/1/Duration",
			"error Terms[].FixedUpfrontPricingTerm.Grants[].DimensionKey /Terms/1/Grants/0/DimensionKey", "error Terms[].FixedUpfrontPricingTerm.Grants[].MaxQuantity /Terms/1/Grants/0/MaxQuantity",
			"warning (unknown member) /Terms/1/Grants/1/Unit", "warning (unknown member) /Terms/1/Selector"}},
		{"UpdatePricingTerms", `{"PricingModel": "Free", "Terms": [{"Type": "FreeTrialPricingTerm"}, {"Type": "FreeTrialPricingTerm", "Duration": "P1.5D", "CurrencyCode": "USD", "Grants": [{}]}]}`, []string{
			"error Terms[].FreeTrialPricingTerm.Duration /Terms/0/Duration", "error Terms[].FreeTrialPricingTerm.Grants /Terms/0/Grants",
			"warning Terms[].FreeTrialPricingTerm.Duration /Terms/1/Duration", "warning (unknown member) /Terms/1/CurrencyCode", "error Terms[].FreeTrialPricingTerm.Grants[].DimensionKey /Terms/1/Grants/0/DimensionKey"}},
		{"UpdatePricingTerms", `{"PricingModel": "Usage", "Terms": [{"Type": "RecurringPaymentTerm"}]}`, []string{
			"error Terms[].RecurringPaymentTerm.BillingPeriod /Terms/0/BillingPeriod", "error Terms[].RecurringPaymentTerm.CurrencyCode /Terms/0/CurrencyCode", "error Terms[].RecurringPaymentTerm.Price /Terms/0/Price"}},

		{"UpdateAvailability", `{"availabilityEndDate": "2024-09-30"}`, []string{"error AvailabilityEndDate /AvailabilityEndDate", "warning (unknown member) /availabilityEndDate"}},
		{"UpdateValidityTerms", `{"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "P4W", "AgreementStartDate": "tomorrow", "Duration": "P1M"}]}`, []string{
			"warning Terms[].AgreementDuration /Terms/0/AgreementDuration", "error Terms[].AgreementStartDate /Terms/0/AgreementStartDate", "warning (unknown member) /Terms/0/Duration"}},
		{"UpdatePaymentScheduleTerms", `{"Terms": [{"Type": "PaymentScheduleTerm", "Schedule": [{}, {"ChargeDate": "2024-10-01", "ChargeAmount": "1", "CurrencyCode": "USD"}], "PaymentScheduleTerm": {}}]}`, []string{
			"error Terms[].PaymentScheduleTerm.CurrencyCode /Terms/0/CurrencyCode", "error Terms[].PaymentScheduleTerm.Schedule[].ChargeAmount /Terms/0/Schedule/0/ChargeAmount",
			"error Terms[].PaymentScheduleTerm.Schedule[].ChargeDate /Terms/0/Schedule/0/ChargeDate", "warning (unknown member) /Terms/0/Schedule/1/CurrencyCode",
			"warning (unknown member) /Terms/0/PaymentScheduleTerm"}},
		{"UpdatePaymentScheduleTerms", `{"Terms": [{}]}`, []string{"error Terms[].Type /Terms/0/Type"}},
		{"UpdateRenewalTerms", `{"Terms": [{"Type": "RenewalTerm", "Configuration": {"EnableAutoRenew": true}}]}`, []string{"warning (unknown member) /Terms/0/Configuration"}},

		{"ReleaseOffer", `{}`, nil},
		{"ReleaseOffer", `{"Name": null}`, []string{"error DetailsDocument /Name"}},
		{"ReleaseOffer", `{"b": {"Type": 5}, "a": []}`, []string{"error DetailsDocument /b", "error DetailsDocument /a"}},
	} {
		expect(t, c.changeType, c.details, c.want...)
	}
}

// Letters at the edge of what a name in the envelope may have.
func TestNamesInTheEnvelope(t *testing.T) {
	for _, c := range []struct {
		name, changeType string
		rows             []string
	}{
		{"azAZ09_", "AzAZ09_", nil},
		{"a", "ZoneChange", nil},
		{"a\u0131", "A", []string{"StartChangeSet/422/ChangeSetName"}}, // a letter whose last byte is that of a 1
		{"a", "aChange", []string{"StartChangeSet/422/ChangeSet[].ChangeType"}},
		{"a", "[Change", []string{"StartChangeSet/422/ChangeSet[].ChangeType"}},
		{"a", "@Change", []string{"StartChangeSet/422/ChangeSet[].ChangeType"}},
		{"a", "A\u0131", []string{"StartChangeSet/422/ChangeSet[].ChangeType"}},
	} {
		var r check.Results
		schema.CheckRequest(parseText(t, fmt.Sprintf(`{"Catalog": "AWSMarketplace", "ChangeSetName": "%s", "ChangeSet": [
			{"ChangeType": "%s", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": {}}]}`, c.name, c.changeType)), &r)
		var got []string
		for _, p := range r.Problems {
			got = append(got, p.Row.ID)
		}
		if diff := cmp.Diff(c.rows, got); diff != "" {
			t.Errorf("%s, %s (-want +got):\n%s", c.name, c.changeType, diff)
		}
	}
}

// A fault of the whole request is one of its list of changes.
func TestNoRequest(t *testing.T) {
	for _, text := range []string{`5`, `"x"`, `null`} {
		var r check.Results
		schema.CheckRequest(parseText(t, text), &r)
		if len(r.Problems) != 1 || r.Problems[0].Row.ID != "StartChangeSet/422/ChangeSet" {
			t.Errorf("%s gives %d findings: %+v", text, len(r.Problems), r.Problems)
		}
	}
}

// In a file of our own a member that is null is absent, also where it would not
// be allowed.
func TestNullInOurFiles(t *testing.T) {
	for text, want := range map[string]string{
		`{"note": null, "fail-on": null}`:            "",
		`{"note": null, "edition": 2024, "year": 1}`: `unknown field "year": expected an object with any of edition, facts, limits, fail-on, suppress, and nothing else`,
	} {
		if _, problem, _ := schema.CheckConfiguration(parseText(t, text)); problem != want {
			t.Errorf("%s: %q, want %q", text, problem, want)
		}
	}
}

// A reference is exempt from what its field asks of an id. Whether it leads
// anywhere is another row's.
func TestReferenceInPlaceOfID(t *testing.T) {
	long := "$" + strings.Repeat("y", 71) + `<\\>.Entity.Identifier`
	expect(t, "CreateOffer", `{"ProductId": "`+long+`"}`, "error StartChangeSet/404/ChangeSet[].Entity.Identifier /ProductId")
	expect(t, "CreateReplacementOffer", `{"AgreementId": "`+long+`"}`, "error StartChangeSet/404/ChangeSet[].Entity.Identifier /AgreementId")
	for _, slip := range []string{"$.Entity.Identifier", " " + long + "s", "$" + strings.Repeat("y", 50) + ".Entity.identifier"} {
		expect(t, "CreateOffer", `{"ProductId": "`+slip+`"}`, "error StartChangeSet/422/ChangeSet[].Entity.Identifier /ProductId")
	}
	expect(t, "CreateOffer", `{"ProductId": "`+strings.Repeat("y", 50)+`.Entity.Identifier"}`, "warning StartChangeSet/422/ChangeSet[].Entity.Identifier /ProductId")
}
