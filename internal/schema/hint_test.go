package schema_test

import (
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/schema"
)

// The hints for values that are wrong.
func TestHints(t *testing.T) {
	product := `{"Catalog": "AWSMarketplace", "ChangeSet": [{@, "ChangeType": "AddDimensions", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}}]}`
	named := `{"Catalog": "AWSMarketplace", @, "ChangeSet": [{"ChangeType": "AddDimensions", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": {}}]}`
	long := strings.Repeat("a", 600)
	for _, c := range []struct {
		owner, document string            // with @ instead of a member
		hints           map[string]string // by member
	}{
		{"StartChangeSet", product, map[string]string{
			`"Details": {}`:          "give the object as DetailsDocument",
			`"Details": []`:          "",
			`"ChangeName": {}`:       "",
			`"DetailsDocument": "x"`: "give the string as Details",
			`"DetailsDocument": 5`:   "",
		}},
		{"StartChangeSet", named, map[string]string{
			`"ChangeSetName": "a/b"`:       "it has the character '/'",
			`"ChangeSetName": 5`:           "",
			`"ClientRequestToken": " a"`:   "remove the blanks around it",
			`"ClientRequestToken": "a b "`: "it has the character ' '",
			`"ClientRequestToken": "  "`:   "it has the character ' '",
			`"ClientRequestToken": "aä"`:   "it has the character 'ä'",
		}},
		{"CreateOffer", `{"ProductId": "prod-1", @}`, map[string]string{
			`"Name": "a<b"`:           "it has the character '<'",
			`"Name": "a\\b"`:          `it has the character '\\'`,
			`"Name": "` + long + `"`:  "",
			`"Name": " ` + long + `"`: "remove the blanks around it", // which it may have, but is too long with
			`"Name": null`:            "",
		}},
		{"UpdateTargeting", `{"PositiveTargeting": {"CountryCodes": ["US"], @}}`, map[string]string{
			`"BuyerAccounts": [111122223333]`:     `write the account id in double quotes: "111122223333"`,
			`"BuyerAccounts": [22223333]`:         `write the account id in double quotes: "000022223333"`,
			`"BuyerAccounts": ["11112222333x"]`:   "",
			`"BuyerAccounts": ["1111-2222-3333"]`: `write only the digits: "111122223333"`,
			`"BuyerAccounts": ["1111 2222 3333"]`: `write only the digits: "111122223333"`,
			`"BuyerAccounts": ["1111-2222-333"]`:  "",
			`"BuyerAccounts": [1111222233334]`:    "",
			`"BuyerAccounts": [1.5]`:              "",
			`"BuyerAccounts": [true]`:             "",
		}},
		{"UpdateTargeting", `{"NegativeTargeting": {@}}`, map[string]string{
			`"CountryCodes": ["UK"]`: "did you mean GB (United Kingdom)?",
			`"CountryCodes": ["XX"]`: "",
			`"CountryCodes": [5]`:    "",
		}},
		{"UpdatePricingTerms", with(fixed, `"MaxQuantity": 10`), map[string]string{
			`"MaxQuantity": "10"`:  "write the number without quotes: 10",
			`"MaxQuantity": "010"`: "write the number without quotes: 10",
			`"MaxQuantity": "00"`:  "", // which is none either
			`"MaxQuantity": "ten"`: "",
			`"MaxQuantity": ""`:    "",
			`"MaxQuantity": 0`:     "",
		}},
		{"ListAgreementInvoiceLineItems", with(invoices, `"groupBy": "INVOICE_ID"`), map[string]string{
			`"groupBy": "INVOICE_ID", "maxResults": "10"`: "write the number without quotes: 10",
			`"groupBy": "INVOICE_ID", "maxResults": "x"`:  "",
			`"groupBy": "INVOICE_ID", "maxResults": "51"`: "",
			`"groupBy": "INVOICE_ID", "maxResults": 51`:   "",
			`"groupBy": "INVOICEID"`:                      `did you mean "INVOICE_ID"?`,
			`"groupBy": "none"`:                           "",
			`"groupBy": 5`:                                "",
			`"groupBy": "INVOICE_ID", "nextToken": "a b"`: "it has the character ' '",
		}},
		{"UpdatePricingTerms", with(rates, `"Price": "0.12"`), map[string]string{
			`"Price": 0.12`:          `write it in double quotes: "0.12"`,
			`"Price": 1e5`:           "write it in double quotes, as plain digits with at most 8 decimal places",
			`"Price": 0.123456789`:   "write it in double quotes, as plain digits with at most 8 decimal places",
			`"Price": "0.123456789"`: "it has 9 decimal places; round it to 8",
			`"Price": ""`:            "",
			`"Price": null`:          "",
			`"Price": "1,000.50"`:    "remove thousands separators, and write a dot before the decimal places",
			`"Price": " 1"`:          "remove the blanks around the amount",
			`"Price": ".5"`:          `write a digit before the dot: "0.5"`,
			`"Price": "$5"`:          "write plain digits, without sign, exponent or currency",
		}},
		{"UpdatePaymentScheduleTerms", with(schedule, `"ChargeAmount": "500.00"`), map[string]string{
			`"ChargeAmount": 500.00`:  `write it in double quotes: "500.00"`,
			`"ChargeAmount": 500.001`: "write it in double quotes, as plain digits with at most 2 decimal places",
			`"ChargeAmount": "0.123"`: "it has 3 decimal places; round it to 2",
			`"ChargeAmount": "-5.00"`: "write plain digits, without sign, exponent or currency",
			`"ChargeAmount": "$5.00"`: "write plain digits, without sign, exponent or currency",
		}},
		{"BatchCreateBillingAdjustmentRequest", with(adjustment, `"adjustmentAmount": "12"`), map[string]string{
			`"adjustmentAmount": 12`:      `write it in double quotes: "12"`,
			`"adjustmentAmount": 0`:       "an adjustment of zero cannot be requested: remove the entry",
			`"adjustmentAmount": 1e5`:     "write it in double quotes, as plain digits",
			`"adjustmentAmount": []`:      "",
			`"adjustmentAmount": ""`:      "",
			`"adjustmentAmount": "0.0"`:   "an adjustment of zero cannot be requested: remove the entry",
			`"adjustmentAmount": "-5"`:    "leave out the minus sign: an adjustment always lowers the bill",
			`"adjustmentAmount": "1,000"`: "remove thousands separators, and write a dot before the decimal places",
		}},
		{"BatchCreateBillingAdjustmentRequest", with(adjustment, `"clientToken": "t-1"`), map[string]string{
			`"clientToken": "t_1"`: "it has the character '_'",
		}},
		{"BatchCreateBillingAdjustmentRequest", with(adjustment, `"currencyCode": "USD"`), map[string]string{
			`"currencyCode": " usd "`: `did you mean "USD"?`,
			`"currencyCode": "zzz"`:   "",
		}},
		{"GetBillingAdjustmentRequest", `{@, "billingAdjustmentRequestId": "ba-1"}`, map[string]string{
			`"agreementId": " agmt-1"`: "remove the blanks around it",
			`"agreementId": " agmt:1"`: "it has the character ' '",
			`"agreementId": "agmt:1"`:  "it has the character ':'",
		}},
		{"GetBillingAdjustmentRequest", `{"agreementId": "agmt-1", @}`, map[string]string{
			`"billingAdjustmentRequestId": "acr-1"`: "it does not begin with ba-",
			`"billingAdjustmentRequestId": "ba-1_"`: "it has the character '_'",
			`"billingAdjustmentRequestId": "ba- 1"`: "remove the blanks around it",
			`"billingAdjustmentRequestId": "ba-"`:   "",
			`"billingAdjustmentRequestId": 5`:       "",
		}},
		{"GetAgreementCancellationRequest", `{"agreementId": "agmt-1", @}`, map[string]string{
			`"agreementCancellationRequestId": "ba-1"`:  "it does not begin with acr-",
			`"agreementCancellationRequestId": "acr-/"`: "it has the character '/'",
		}},
		{"ListBillingAdjustmentRequests", `{"agreementId": "agmt-1", @}`, map[string]string{
			`"catalog": "AWS Marketplace"`:           "it has the character ' '",
			`"agreementType": "Purchase1"`:           "it has the character '1'",
			`"createdAfter": 1714564800000`:          "the time is not in the years 1 to 9999: write seconds, not milliseconds",
			`"createdAfter": true`:                   "",
			`"createdAfter": "2024-05-31"`:           `write the time of day as well: "2024-05-31T00:00:00Z"`,
			`"createdAfter": "2024-02-30"`:           "",
			`"createdAfter": "2024-05-31 12:00:00Z"`: `did you mean "2024-05-31T12:00:00Z"?`,
			`"createdAfter": "2024-05-31T12:00:00"`:  `did you mean "2024-05-31T12:00:00Z"?`,
			`"createdAfter": "2024-05-31 12:00:00"`:  `did you mean "2024-05-31T12:00:00Z"?`,
			`"createdAfter": "2024-02-30T12:00:00Z"`: "there is no such day in the calendar",
			`"createdAfter": "2024-02-30T"`:          "there is no such day in the calendar",
			`"createdAfter": "2024-05-31T25:00:00Z"`: "",
			`"createdAfter": "2024-05-31 12:00 :00"`: "",
			`"createdAfter": "now"`:                  "",
		}},
		{"UpdateAvailability", `{@}`, map[string]string{
			`"AvailabilityEndDate": "2024-05-31T00:00:00Z"`:      `write only the day: "2024-05-31"`,
			`"AvailabilityEndDate": "2024-05-31T00:30:00+09:00"`: `write only the day that is meant: "2024-05-30" in UTC, or "2024-05-31" as it is written`,
			`"AvailabilityEndDate": "2024-05-31T00:30:00-09:00"`: `write only the day: "2024-05-31"`,
			`"AvailabilityEndDate": "2024-05-31Z"`:               `write only the day: "2024-05-31"`,
			`"AvailabilityEndDate": "2024-02-30T00:00:00Z"`:      "",
			`"AvailabilityEndDate": "2024-02-30"`:                "there is no such day in the calendar",
			`"AvailabilityEndDate": "2024-02-3x"`:                "",
			`"AvailabilityEndDate": "2024-02/30"`:                "",
			`"AvailabilityEndDate": "2024-02030"`:                "",
			`"AvailabilityEndDate": "20240-2-30"`:                "",
			`"AvailabilityEndDate": "31-05-2024"`:                "",
			`"AvailabilityEndDate": "2024-5-31"`:                 "",
			`"AvailabilityEndDate": 20240531`:                    "",
		}},
		{"UpdatePricingTerms", with(trial, `"Duration": "P30D"`), map[string]string{
			`"Duration": "p30d"`:      `did you mean "P30D"?`,
			`"Duration": "30 days"`:   `did you mean "P30D"?`,
			`"Duration": "12 Months"`: `did you mean "P12M"?`,
			`"Duration": "1 year"`:    `did you mean "P1Y"?`,
			`"Duration": "a year"`:    "",
			`"Duration": "30 seats"`:  "",
			`"Duration": "30D"`:       `did you mean "P30D"?`,
			`"Duration": "30d"`:       `did you mean "P30D"?`,
			`"Duration": "pt1h30"`:    "",
		}},
		{"UpdateSupportTerms", `{"Terms": [{"Type": "SupportTerm", @}]}`, map[string]string{
			`"RefundPolicy": " None."`:       "remove the space at the beginning",
			`"RefundPolicy": "None. "`:       "remove the space at the end",
			`"RefundPolicy": "` + long + `"`: "",
		}},
		{"UpdateLegalTerms", with(customEula, `"Url": "https://bucket.s3.amazonaws.com/eula.pdf"`), map[string]string{
			`"Url": "https://example.com/a b"`: "write a space in a URL as %20",
			`"Url": "example.com"`:             "begin with https:// and the name of the host",
			`"Url": "https://"`:                "",
		}},
	} {
		for member, want := range c.hints {
			text := strings.Replace(c.document, "@", member, 1)
			got := problemsOf(t, c.owner, text)
			if len(got) != 1 || got[0].Severity != check.Error || got[0].Detail.String() != want {
				t.Errorf("%s: %.200s gives %+v, want the hint %q", c.owner, member, got, want)
			}
		}
	}
}

// problemsOf is what edition 2024 finds in a request, an operation's request or the details
// of a change type.
func problemsOf(t *testing.T, owner, text string) []check.Problem {
	t.Helper()
	return problemsIn(t, errcodes.Edition2024, owner, text)
}

func problemsIn(t *testing.T, e errcodes.Edition, owner, text string) []check.Problem {
	t.Helper()
	r := check.Results{Edition: e}
	switch root := parseText(t, text); {
	case owner == "StartChangeSet":
		schema.CheckRequest(root, &r)
	case errcodes.IsOperation(owner):
		schema.CheckOperation(owner, root, jsondoc.Node{}, &r)
	default:
		schema.CheckDetails(changetype.OfOwner(e, owner), root, 0, false, &r)
	}
	return r.Problems
}
