package fold_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/fold"
	names "github.com/offercheck/offercheck/terms"
)

// Entities of the kinds that edition 2026 adds, as DescribeEntity returns them.
const (
	describedAuthorization = `{
		"Name": "Worldwide", "Description": "For every buyer of the partner.", "ProductId": "prod-1",
		"ProductArn": "arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/SaaSProduct/prod-1", "ProductName": "Seats",
		"Status": "Active", "CreatedDate": "2024-04-01T18:20:30Z", "ManufacturerLegalName": "Maker", "ManufacturerAccountId": "111122223333",
		"PreExistingBuyerAgreement": {"AcquisitionChannel": "Unknown", "PricingModel": "Unknown"},
		"Dimensions": [{"Name": "Seats", "Description": "A seat", "Key": "seat", "Unit": "Users", "Types": ["Entitled"]}],
		"OfferDetails": {"OfferExtendedStatus": "Completed-Usable", "OfferCreatedCount": 1},
		"Terms": [
			{"Type": "ResaleConfigurableUpfrontPricingTerm", "Id": "term-1", "CurrencyCode": "USD", "RateCards": [{"Selector": {"Type": "Duration", "Value": "P12M"}, "RateCard": [{"DimensionKey": "seat", "Price": "150"}], "Constraints": {"MultipleDimensionSelection": "Allowed", "QuantityConfiguration": "Allowed"}}]},
			{"Type": "BuyerLegalTerm", "Id": "term-2", "Documents": [{"Type": "StandardEula", "Url": "https://example.com/eula.pdf"}]},
			{"Type": "ResaleLegalTerm", "Id": "term-3", "Documents": [{"Type": "StandardResellerContract", "Url": "https://example.com/contract.pdf"}]},
			{"Type": "BuyerValidityTerm", "Id": "term-4", "MaximumAgreementStartDate": "2024-10-31T23:59:59.999Z"},
			{"Type": "BuyerTargetingTerm", "Id": "term-5", "PositiveTargeting": {"BuyerAccounts": [{"AwsAccountId": "444455556666", "LegalName": "Buyer"}, {"AwsAccountId": "222233334444", "LegalName": "Other"}]}}
		],
		"Rules": [
			{"Type": "AvailabilityRule", "Id": "rule-1", "Usage": "Limited", "AvailabilityEndDate": "2024-09-30T23:59:59Z", "OffersMaxQuantity": 1},
			{"Type": "PartnerTargetingRule", "Id": "rule-2", "ResellerAccountId": "777788889999", "ResellerLegalName": "Reseller", "ResellerRole": "ChannelPartner"}
		]}`
	describedSet   = `{"Id": "offerset-1", "Name": "Suite", "BuyerNotes": "Both or none.", "State": "Draft", "SolutionId": "soln-1", "AssociatedOffers": [{"OfferId": "offer-1"}, {"OfferId": "offer-2"}]}`
	describedOffer = `{
		"Id": "offer-1", "State": "Released", "Name": "Resold", "Description": "A resold offer.", "ProductId": "prod-1",
		"ResaleAuthorizationId": "resaleauthz-1", "OfferSetId": "offerset-1", "MarkupPercentage": "5.0",
		"Terms": [{"Type": "ConfigurableUpfrontPricingTerm", "Id": "term-1", "CurrencyCode": "USD", "RateCards": [{"Selector": {"Type": "Duration", "Value": "P12M"}, "RateCard": [{"DimensionKey": "seat", "Price": "157.5"}]}]}],
		"Rules": [
			{"Type": "TargetingRule", "Id": "rule-1", "PositiveTargeting": {"BuyerAccounts": ["222233334444"]}},
			{"Type": "AvailabilityRule", "Id": "rule-2", "AvailabilityEndDate": "2024-08-31T23:59:59.999Z"}
		]}`
)

// waysToDescribe are the ways in which AWS returns an entity.
func waysToDescribe(t *testing.T, entityType, id, details string) map[string]string {
	t.Helper()
	inString, err := quote(details)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"DetailsDocument":         fmt.Sprintf(`{"EntityType": %q, "EntityIdentifier": "%s@4", "EntityArn": "arn", "LastModifiedDate": "2024-04-01T18:20:30Z", "DetailsDocument": %s}`, entityType, id, details),
		"Details in a string":     fmt.Sprintf(`{"EntityType": %q, "EntityIdentifier": "%s@4", "EntityArn": "arn", "LastModifiedDate": "2024-04-01T18:20:30Z", "Details": %s}`, entityType, id, inString),
		"Details, an object":      fmt.Sprintf(`{"EntityType": %q, "EntityIdentifier": "%s@4", "Details": %s}`, entityType, id, details),
		"both":                    fmt.Sprintf(`{"EntityType": %q, "EntityIdentifier": "%s@4", "Details": %s, "DetailsDocument": %s}`, entityType, id, inString, details),
		"EntityId":                fmt.Sprintf(`{"EntityType": %q, "EntityId": %q, "DetailsDocument": %s}`, entityType, id, details),
		"a batch":                 fmt.Sprintf(`{"EntityDetails": {"%[2]s": {"EntityType": %[1]q, "EntityIdentifier": "%[2]s@4", "DetailsDocument": %[3]s}}, "Errors": {}}`, entityType, id, details),
		"a batch, in a string":    fmt.Sprintf(`{"EntityDetails": {%[2]q: {"EntityType": %[1]q, "Details": %[3]s}}}`, entityType, id, inString),
		"one of a facts document": fmt.Sprintf(`{"Entities": [{"EntityType": %q, "EntityIdentifier": %q, "Details": %s}]}`, entityType, id, details),
	}
}

// A resale authorization is read however AWS returns it, with buyers that are objects and
// dates that are timestamps.
func TestDescribedAuthorization(t *testing.T) {
	for way, facts := range waysToDescribe(t, "ResaleAuthorization@1.0", "resaleauthz-1", describedAuthorization) {
		t.Run(way, func(t *testing.T) {
			c := foldSet(t, []string{facts}, `{"ChangeType": "UpdateInformation", "Entity": {"Type": "ResaleAuthorization@1.0", "Identifier": "resaleauthz-1"}, "DetailsDocument": {"Name": "Other"}}`)
			r := &c.Authorizations[0]
			for part, want := range map[fold.Parts]string{
				fold.ProductID: `"prod-1"`, fold.Name: `"Worldwide"`, fold.Description: `"For every buyer of the partner."`,
				fold.PreExistingAgreement: "absent", fold.PricingModel: "needs aws", fold.ResellerAccountID: `"777788889999"`,
				fold.OffersMaxQuantity: "1", fold.Restriction: "absent", fold.Release: `"Active"`,
				fold.PaymentScheduleTerm: "absent", fold.NetPaymentTerm: "absent",
			} {
				if got := tellPart(r.Before.Part(part)); got != want {
					t.Errorf("part %b is %s, want %s", part, got, want)
				}
			}
			accounts, readable := r.Before.Buyers()
			if diff := cmp.Diff([]string{"222233334444", "444455556666"}, accounts); diff != "" || !readable {
				t.Errorf("readable %t, buyers (-want +got):\n%s", readable, diff)
			}
			for date, want := range map[string]string{
				r.Before.Part(fold.AvailabilityEndDate).Value().Text():                                "2024-09-30",
				r.Before.Part(fold.BuyerValidityTerm).Value().Get("MaximumAgreementStartDate").Text(): "2024-10-31",
			} {
				if day, ok := names.ParseDay(date); !ok || day.String() != want {
					t.Errorf("%s is %s, want %s", date, day, want)
				}
			}
			if !r.Before.Term(names.ConfigurableUpfront).Exists() {
				t.Error("the pricing term is not found")
			}
		})
	}
}

// An offer set is read however AWS returns it, and so are its offers.
func TestDescribedOfferSet(t *testing.T) {
	offers := waysToDescribe(t, "Offer@1.0", "offer-1", describedOffer)
	for way, facts := range waysToDescribe(t, "OfferSet@1.0", "offerset-1", describedSet) {
		t.Run(way, func(t *testing.T) {
			c := foldSet(t, []string{facts, offers[way]}, `{"ChangeType": "UpdateInformation", "Entity": {"Type": "OfferSet@1.0", "Identifier": "offerset-1@4"}, "DetailsDocument": {"Name": "Other"}}`)
			s := &c.OfferSets[0]
			for part, want := range map[fold.Parts]string{
				fold.Name: `"Suite"`, fold.BuyerNotes: `"Both or none."`, fold.SolutionID: `"soln-1"`, fold.Release: "absent",
			} {
				if got := tellPart(s.Before.Part(part)); got != want {
					t.Errorf("part %b is %s, want %s", part, got, want)
				}
			}
			list, more, fewer := s.Associated()
			if len(list) != 2 || more|fewer != 0 {
				t.Fatalf("%d offers, more %s, fewer %s", len(list), more, fewer)
			}
			o := list[0].Offer
			if o == nil || list[1].Offer != nil || list[1].Needs.String() != "offer" {
				t.Fatalf("the first offer is %v, the second needs %s", o, list[1].Needs)
			}
			if to, ok := o.OfferSet(); !ok || !s.Is(to) {
				t.Errorf("the offer is meant for %v", to)
			}
			if day, ok := names.ParseDay(o.After.Part(fold.AvailabilityEndDate).Value().Text()); !ok || day.String() != "2024-08-31" {
				t.Errorf("the offer ends on %s", day)
			}
			if percentage, ok := o.After.Markup(); !ok || percentage.String() != "5" {
				t.Errorf("the markup is %s", percentage)
			}
		})
	}
}

// AWS's pages have examples with comments, which no response has: they are not JSON.
func TestCommentsInFacts(t *testing.T) {
	for _, facts := range []string{
		`{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1", "DetailsDocument": {"Status": "Draft" /* or Active */}}`,
		`{"EntityType": "ResaleAuthorization@1.0", "EntityIdentifier": "resaleauthz-1", "Details": "{/* */}"}`,
		"{\n  // the state\n}",
	} {
		if _, err := fold.ReadFacts([]byte(facts)); err == nil {
			t.Errorf("%s is read", facts)
		} else if !strings.Contains(err.Error(), "comment") {
			t.Errorf("%s: %v", facts, err)
		}
	}
}
