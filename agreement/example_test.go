package agreements_test

import (
	"fmt"

	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/view"
	"github.com/offercheck/offercheck/terms"
)

// What a buyer chose, and at which prices.
func ExampleParseTerms() {
	page, err := agreements.ParseTerms([]byte(`{"acceptedTerms": [
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
	for _, term := range page.Items {
		chosen, offered := term.Configuration(), view.Term{Node: term.Offered()}
		switch offered.Type() {
		case terms.ConfigurableUpfrontPricingTerm:
			fmt.Println("for", chosen.SelectorValue().Text())
			for _, d := range chosen.Dimensions() {
				fmt.Println(d.DimensionValue().Raw(), d.DimensionKey().Text())
			}
			for _, card := range offered.RateCards() {
				if card.Selector().Value().Text() == chosen.SelectorValue().Text() {
					for _, rate := range card.Rates() {
						fmt.Println("at", rate.Price().Text(), offered.CurrencyCode().Text(), "for one of", rate.DimensionKey().Text())
					}
				}
			}
		case terms.RenewalTerm:
			if renew, given := chosen.EnableAutoRenew(); given {
				fmt.Println("renewed:", renew)
			}
		}
	}
	// Output:
	// for P24M
	// 25 seats
	// at 180.00 USD for one of seats
	// renewed: true
}

// The invoices of an agreement of which something can still be given back.
func ExampleParseInvoices() {
	page, err := agreements.ParseInvoices([]byte(`{"agreementInvoiceLineItemGroupSummaries": [
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
	for _, invoice := range page.Items {
		most := invoice.MaxAdjustmentAmount().Text()
		if invoice.InvoiceType() == agreements.InvoiceTypeInvoice && terms.ComparePrices(most, "0") > 0 {
			fmt.Println(invoice.InvoiceID(), "up to", most, invoice.CurrencyCode().Text())
		}
	}
	// Output: inv-1 up to 80.00 USD
}

// SUPERSEDED and SUPERCEDED are one status.
func ExampleSameStatus() {
	described, err := agreements.ParseAgreement([]byte(`{"agreementId": "agmt-1", "status": "SUPERSEDED"}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(described.Status() == agreements.StatusSuperceded, agreements.SameStatus(described.Status(), agreements.StatusSuperceded))
	// Output: false true
}
