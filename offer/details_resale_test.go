package offer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/offer"
)

// Details of resale authorizations are written as AWS takes them, and read again as they were.
func TestDetailsOfResaleAuthorizations(t *testing.T) {
	rate := []offer.Rate{{DimensionKey: "seat", Price: "1"}}
	for _, c := range []struct {
		details offer.Details
		want    string
	}{
		{offer.CreateResaleAuthorization{ProductID: "prod-1"}, `{"ProductId":"prod-1","Name":"","ResellerAccountId":""}`},
		{offer.CreateResaleAuthorization{ResellerRole: offer.Distributor}, `{"ProductId":"","Name":"","ResellerAccountId":"","ResellerRole":"Distributor"}`},
		{offer.UpdateResaleAuthorizationInformation{}, `{}`},
		{offer.UpdateResaleAuthorizationInformation{Description: "a"}, `{"Description":"a"}`},
		{offer.UpdateResaleAuthorizationInformation{Name: "a", RemoveDescription: true}, `{"Name":"a","Description":null}`},
		{offer.UpdateResaleAuthorizationInformation{PreExistingBuyerAgreement: offer.PreExistingAgreement{Remove: true}}, `{"PreExistingBuyerAgreement":null}`},
		{offer.UpdateBuyerTargetingTerms{}, `{}`},
		{offer.UpdateBuyerTargetingTerms{Terms: []offer.BuyerTargetingTerm{}}, `{"Terms":[]}`},
		{offer.UpdateBuyerTargetingTerms{Terms: []offer.BuyerTargetingTerm{{}}}, `{"Terms":[{"Type":"BuyerTargetingTerm","PositiveTargeting":{}}]}`},
		{offer.UpdateResaleAuthorizationAvailability{OffersMaxQuantity: new(offer.Quantity(1))}, `{"OffersMaxQuantity":1}`},
		{offer.UpdateBuyerValidityTerms{Terms: []offer.BuyerValidityTerm{{MaximumAgreementStartDate: "2024-06-30"}}}, `{"Terms":[{"Type":"BuyerValidityTerm","MaximumAgreementStartDate":"2024-06-30"}]}`},
		{offer.UpdateResaleAuthorizationLegalTerms{}, `{}`},
		{offer.UpdateResaleAuthorizationLegalTerms{Terms: []offer.ResaleAuthorizationLegalTerm{}}, `{"Terms":[]}`},
		{offer.UpdateResaleAuthorizationLegalTerms{Terms: []offer.ResaleAuthorizationLegalTerm{
			offer.BuyerLegalTerm{Documents: []offer.ResaleDocument{{Type: offer.EnterpriseEula}}},
			offer.ResaleLegalTerm{Documents: []offer.ResaleDocument{{Type: offer.CustomResellerContract, URL: "https://a/b"}}},
		}}, `{"Terms":[{"Type":"BuyerLegalTerm","Documents":[{"Type":"EnterpriseEula"}]},{"Type":"ResaleLegalTerm","Documents":[{"Type":"CustomResellerContract","Url":"https://a/b"}]}]}`},
		{offer.UpdateResaleAuthorizationPricingTerms{PricingModel: offer.Free, Terms: []offer.ResalePricingTerm{}}, `{"PricingModel":"Free","Terms":[]}`},
		{offer.UpdateResaleAuthorizationPricingTerms{PricingModel: offer.Contract, Terms: []offer.ResalePricingTerm{
			offer.ResaleUsageBasedPricingTerm{CurrencyCode: "USD", RateCards: []offer.ResaleUsageRateCard{{RateCard: rate}}},
			offer.ResaleConfigurableUpfrontPricingTerm{CurrencyCode: "USD", RateCards: []offer.ResaleConfigurableRateCard{
				{Selector: offer.Selector{Type: offer.ByDuration, Value: "P1Y"}, RateCard: rate, Constraints: &offer.ResaleConstraints{QuantityConfiguration: offer.Disallowed}}}},
			offer.ResaleFixedUpfrontPricingTerm{CurrencyCode: "USD", Price: "0.0", Duration: "P1Y", Grants: []offer.ResaleGrant{{DimensionKey: "seat"}}},
		}}, `{"PricingModel":"Contract","Terms":[` +
			`{"Type":"ResaleUsageBasedPricingTerm","CurrencyCode":"USD","RateCards":[{"RateCard":[{"DimensionKey":"seat","Price":"1"}]}]},` +
			`{"Type":"ResaleConfigurableUpfrontPricingTerm","CurrencyCode":"USD","RateCards":[{"Selector":{"Type":"Duration","Value":"P1Y"},"RateCard":[{"DimensionKey":"seat","Price":"1"}],"Constraints":{"QuantityConfiguration":"Disallowed"}}]},` +
			`{"Type":"ResaleFixedUpfrontPricingTerm","CurrencyCode":"USD","Price":"0.0","Duration":"P1Y","Grants":[{"DimensionKey":"seat","MaxQuantity":0}]}]}`},
		{offer.UpdateResaleAuthorizationPaymentScheduleTerms{Terms: []offer.ResalePaymentScheduleTerm{{CurrencyCode: "USD", Schedule: []offer.Payment{{ChargeDate: "2024-07-01", ChargeAmount: "5"}}}}},
			`{"Terms":[{"Type":"ResalePaymentScheduleTerm","CurrencyCode":"USD","Schedule":[{"ChargeDate":"2024-07-01","ChargeAmount":"5"}]}]}`},
		{offer.UpdateResaleAuthorizationNetPaymentTerms{Terms: []offer.ResaleNetPaymentTerm{{PaymentDuePeriod: "P30D"}}}, `{"Terms":[{"Type":"ResaleNetPaymentTerm","PaymentDuePeriod":"P30D"}]}`},
		{offer.RestrictResaleAuthorization{}, `{}`},
		{offer.ReleaseResaleAuthorization{}, `{}`},
	} {
		text := string(encoded(t, c.details))
		if text != c.want {
			t.Errorf("%#v is written as %s, want %s", c.details, text, c.want)
		}
		read, err := offer.ReadDetails(offer.NewChange(offer.Entity{Type: offer.ResaleAuthorization, Identifier: "resaleauthz-1"}, c.details))
		if diff := cmp.Diff(c.details, read); err != nil || diff != "" {
			t.Errorf("%s is read as something else: %v %s", text, err, diff)
		}
	}
}
