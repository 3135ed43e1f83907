package agreement

import (
	"encoding/json"
	"time"

	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/bug"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// An Agreement is what DescribeAgreement returns, or an item of SearchAgreements.
type Agreement struct {
	AgreementID       string // such as agmt-1
	AgreementType     string // PurchaseAgreement or VendorInsightsAgreement
	Status            string // StatusActive and so on
	AcceptorAccountID string // the AWS account of the buyer
	ProposerAccountID string // the AWS account of the seller
	AcceptanceTime    time.Time
	StartTime         time.Time
	EndTime           time.Time // zero for a pay-as-you-go agreement, which has no end

	// Of the proposalSummary: what was accepted, and the products that it is about.
	OfferID   string
	Resources []Resource

	// Of the estimatedCharges, which DescribeAgreement alone returns. The value is a decimal
	// such as 1200.00: all that the buyer is known to pay over the agreement's life,
	// amendments included. Usage is not, so that it is 0 where only usage is paid.
	AgreementValue string
	CurrencyCode   string // ISO 4217, such as USD

	Raw json.RawMessage // as it was written
}

// A Resource is a product that an [Agreement] is about.
type Resource struct {
	ID   string // such as prod-1
	Type string // such as SaaSProduct
}

// ParseAgreement reads a response of DescribeAgreement, {"agreementId": …}. An error is a
// *[offercheck.SyntaxError].
func ParseAgreement(response []byte) (agreement Agreement, err error) {
	defer bug.Recover(&agreement, &err, nil)
	parsed, err := agreements.ParseAgreement(response)
	if err != nil {
		return Agreement{}, err
	}
	return readAgreement(parsed.Node), nil
}

// ParseSummaries reads a response of SearchAgreements, {"agreementViewSummaries": […]}, and
// where the list goes on: "" on the last page. An error is a *[offercheck.SyntaxError].
func ParseSummaries(response []byte) (summaries []Agreement, nextToken string, err error) {
	defer bug.Recover(&summaries, &err, nil)
	return parseList(response, agreements.Summaries, readAgreement)
}

func readAgreement(n jsondoc.Node) Agreement {
	proposal, charges := n.Get("proposalSummary"), n.Get("estimatedCharges")
	a := Agreement{
		AgreementID:       text(n, "agreementId"),
		AgreementType:     text(n, "agreementType"),
		Status:            text(n, "status"),
		AcceptorAccountID: text(n.Get("acceptor"), "accountId"),
		ProposerAccountID: text(n.Get("proposer"), "accountId"),
		AcceptanceTime:    timestamp(n, "acceptanceTime"),
		StartTime:         timestamp(n, "startTime"),
		EndTime:           timestamp(n, "endTime"),
		OfferID:           text(proposal, "offerId"),
		AgreementValue:    text(charges, "agreementValue"),
		CurrencyCode:      text(charges, "currencyCode"),
		Raw:               raw(n),
	}
	for _, r := range proposal.Get("resources").Items() {
		a.Resources = append(a.Resources, Resource{text(r, "id"), text(r, "type")})
	}
	return a
}
