package rules

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/msg"
)

// values are the numbers and words that AWS's pages set, where the caller's limits do not.
type values struct {
	newestStandardEula string // the newest version of the standard contract
	startYears         int64  // how many years ahead an agreement may start
	saasDimensions     int64  // of one kind that an offer of a SaaS product may name; 0: no quota
	usageDecimals      int64  // of usage prices of AMI and container products; the schemas hold all prices to more

	currencies        []string // that the schemas take
	scheduledPayments int64    // how many charges a payment schedule has
	resalePayments    int64    // how many AWS's page on channel partner offers says
	paymentDuePeriods []string // the shortest first

	scheduleBesideRenewal msg.Words // what a PaymentScheduleTerm beside a RenewalTerm needs; nothing where they exclude each other
}

var valuesIn = [errcodes.NumEditions]values{
	errcodes.Edition2024: {newestStandardEula: "2022-07-14", startYears: 3, usageDecimals: 3, currencies: []string{usd}},
	errcodes.Edition2026: {newestStandardEula: "2022-07-14", startYears: 3, saasDimensions: 200,
		currencies: []string{usd, "AUD", "EUR", "GBP", "JPY", "INR", "CAD"}, scheduledPayments: 86, resalePayments: 60,
		paymentDuePeriods:     []string{"P15D", "P30D", "P45D", "P60D", "P90D", "P120D"},
		scheduleBesideRenewal: ", with a PaymentScheduleTermTemplate in the RenewalTerm"},
}

// valuesOf are the values that hold for an offer.
func valuesOf(o *fold.Offer) *values { return &valuesIn[o.Catalog.Changes.Edition] }
