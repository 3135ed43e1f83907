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
	usageDecimals      int64  // of usage prices of AMI and container products; the schemas accept more

	// Durations of a Contract offer in months. AWS's newer pages go to 144 for SaaS; whether
	// AMI and container products go beyond the 60 of the older ones they do not say.
	fewestMonths, mostMonths, doubtfulMonths int64

	contractDurations     []string     // those of a contract that any buyer may choose
	selectorDays          dayRange     // of a selector in an AMI or container offer priced by usage: twelve years at most
	publicSelectorDays    int64        // the same in a public offer
	trialDays             []trialRange // how long free trials may last
	priceIncreaseLockDays int64        // how long an increase locks the prices of a term

	currencies        []string // that the schemas accept, some with a warning
	scheduledPayments int64    // the most charges of a payment schedule
	resalePayments    int64    // the same, on AWS's page on channel partner offers
	resaleGrants      int64    // the most grants of a resale authorization that AWS's quotas and published shapes have
	paymentDuePeriods []string // the shortest first

	increaseOfRenewal     bool      // whether the RenewalTerm of a private offer needs a PriceIncrease
	scheduleBesideRenewal msg.Words // what a PaymentScheduleTerm beside a RenewalTerm needs; "" if they exclude each other
}

var values2024 = values{
	newestStandardEula: "2022-07-14",
	startYears:         3,
	usageDecimals:      3,

	fewestMonths: 1, mostMonths: 144, doubtfulMonths: 60,

	contractDurations:     []string{"P1M", "P12M", "P24M", "P36M"},
	selectorDays:          dayRange{1, 4383},
	publicSelectorDays:    365,
	trialDays:             []trialRange{{saas, dayRange{7, 90}}, {ami, dayRange{5, 31}}, {machineLearning, dayRange{5, 120}}},
	priceIncreaseLockDays: 120,

	currencies: []string{usd},
}

// values2026 are the values of 2024, except for what AWS changed.
var values2026 = func() values {
	v := values2024
	v.saasDimensions = 200
	v.currencies = []string{usd, "AUD", "EUR", "GBP", "JPY", "INR", "CAD"}
	v.scheduledPayments, v.resalePayments = 86, 60
	v.resaleGrants = 200
	v.paymentDuePeriods = []string{"P15D", "P30D", "P45D", "P60D", "P90D", "P120D"}
	v.increaseOfRenewal = true
	v.scheduleBesideRenewal = ", with a PaymentScheduleTermTemplate in the RenewalTerm"
	return v
}()

var valuesIn = [errcodes.NumEditions]*values{
	errcodes.Edition2024: &values2024,
	errcodes.Edition2026: &values2026,
}

// valuesOf returns the values of the edition that an offer is checked against.
func valuesOf(o *fold.Entity) *values { return valuesIn[o.Catalog.Changes.Edition] }
