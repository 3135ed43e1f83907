package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/msg"
)

// values are the numbers and words that an edition of AWS's pages sets. The caller's limits
// take precedence.
type values struct {
	newestStandardEula string // the newest version of the standard contract
	startYears         int64  // how many years ahead an agreement may start
	saasDimensions     int64  // of one kind that an offer of a SaaS product may name; 0: no quota
	usageDecimals      int64  // of usage prices of AMI and container products; 0: only the schema bounds them

	currencies        []string // that the schemas accept, some with a warning
	scheduledPayments int64    // the most charges of a payment schedule
	resalePayments    int64    // the same, on AWS's page on channel partner offers
	paymentDuePeriods []string // the shortest first

	scheduleBesideRenewal msg.Words // what a PaymentScheduleTerm beside a RenewalTerm needs; "" if they exclude each other
}

var valuesIn = [errcodes.NumEditions]values{
	errcodes.Edition2024: {newestStandardEula: "2022-07-14", startYears: 3, usageDecimals: 3, currencies: []string{usd}},
	errcodes.Edition2026: {newestStandardEula: "2022-07-14", startYears: 3, saasDimensions: 200,
		currencies: []string{usd, "AUD", "EUR", "GBP", "JPY", "INR", "CAD"}, scheduledPayments: 86, resalePayments: 60,
		paymentDuePeriods:     []string{"P15D", "P30D", "P45D", "P60D", "P90D", "P120D"},
		scheduleBesideRenewal: ", with a PaymentScheduleTermTemplate in the RenewalTerm"},
}

// valuesOf returns the values of the edition that an offer is checked against.
func valuesOf(o *fold.Offer) *values { return &valuesIn[o.Catalog.Changes.Edition] }
