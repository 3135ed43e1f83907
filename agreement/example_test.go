package agreement_test

import (
	"encoding/json"
	"fmt"

	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/terms"
)

// What a buyer chose, and at which prices.
func ExampleParseTerms() {
	accepted, _, err := agreement.ParseTerms([]byte(`{"acceptedTerms": [
		{"configurableUpfrontPricingTerm": {
			"type": "ConfigurableUpfrontPricingTerm", "currencyCode": "USD",
			"rateCards": [
				{"selector": {"type": "Duration", "value": "P12M"}, "rateCard": [{"dimensionKey": "seats", "price": "100.00"}]},
				{"selector": {"type": "Duration", "value": "P24M"}, "rateCard": [{"dimensionKey": "seats", "price": "180.00"}]}
			],
			"configuration": {"selectorValue": "P24M", "dimensions": [{"dimensionKey": "seats", "dimensionValue": 25}]}
		}},
		{"renewalTerm": {"type": "RenewalTerm", "configuration": {"enableAutoRenew": true}}}
	]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, term := range accepted {
		chosen := term.Configuration
		switch term.Name {
		case "configurableUpfrontPricingTerm":
			var offered offer.ConfigurableUpfrontPricingTerm
			if err := json.Unmarshal(term.Offered, &offered); err != nil {
				fmt.Println(err)
				return
			}
			fmt.Println("for", chosen.SelectorValue)
			for _, d := range chosen.Dimensions {
				fmt.Println(d.DimensionValue, d.DimensionKey)
			}
			for _, card := range offered.RateCards {
				if card.Selector.Value == chosen.SelectorValue {
					for _, rate := range card.RateCard {
						fmt.Println("at", rate.Price, offered.CurrencyCode, "for one of", rate.DimensionKey)
					}
				}
			}
		case "renewalTerm":
			if renew := chosen.EnableAutoRenew; renew != nil {
				fmt.Println("renewed:", *renew)
			}
		}
	}
	// Output:
	// for P24M
	// 25 seats
	// at 180.00 USD for one of seats
	// renewed: true
}

// A field that a struct does not have is read from Raw.
func ExampleParseAgreement() {
	described, err := agreement.ParseAgreement([]byte(`{"agreementId": "agmt-1", "status": "ACTIVE", "initialAgreementId": "agmt-0"}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	var more struct{ InitialAgreementID string }
	if err := json.Unmarshal(described.Raw, &more); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(described.AgreementID, described.Status, more.InitialAgreementID)
	// Output: agmt-1 ACTIVE agmt-0
}

// The invoices of an agreement of which something can still be given back.
func ExampleParseInvoices() {
	invoices, _, err := agreement.ParseInvoices([]byte(`{"agreementInvoiceLineItemGroupSummaries": [
		{"agreementId": "agmt-1", "invoiceId": "inv-1", "invoiceType": "INVOICE",
			"pricingCurrencyAmount": {"amount": "100.00", "maxAdjustmentAmount": "80.00", "currencyCode": "USD"}},
		{"agreementId": "agmt-1", "invoiceId": "inv-2", "invoiceType": "INVOICE",
			"pricingCurrencyAmount": {"amount": "50.00", "maxAdjustmentAmount": "0.00", "currencyCode": "USD"}},
		{"agreementId": "agmt-1", "invoiceId": "memo-1", "invoiceType": "CREDIT_MEMO",
			"pricingCurrencyAmount": {"amount": "20.00", "currencyCode": "USD"}}
	]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, invoice := range invoices {
		if invoice.InvoiceType == agreement.InvoiceTypeInvoice && terms.ComparePrices(invoice.MaxAdjustmentAmount, "0") > 0 {
			fmt.Println(invoice.InvoiceID, "up to", invoice.MaxAdjustmentAmount, invoice.CurrencyCode)
		}
	}
	// Output: inv-1 up to 80.00 USD
}

// SUPERSEDED and SUPERCEDED are one status.
func ExampleSameStatus() {
	described, err := agreement.ParseAgreement([]byte(`{"agreementId": "agmt-1", "status": "SUPERSEDED"}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(described.Status == agreement.StatusSuperceded, agreement.SameStatus(described.Status, agreement.StatusSuperceded))
	// Output: false true
}
