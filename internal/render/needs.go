package render

import (
	"strconv"
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/words"
)

// tally returns the numbers of errors and warnings, and how many rules could not be checked
// and what they need.
func tally(r *offercheck.Report) string {
	errors := r.Count(offercheck.SeverityError)
	text := words.Count(errors, "error") + ", " + words.Count(r.Count(offercheck.SeverityWarning), "warning")
	if len(r.Undecided) == 0 {
		return text
	}
	text += "; " + words.Count(len(r.Undecided), "rule") + " not checked"
	switch {
	case errors > 0 && needOnly(r.Undecided, errcodes.NeedChangeSet|errcodes.NeedRequest):
		return text + " until the errors are fixed"
	case len(r.Undecided) == 1:
		return text + ": it needs " + WhatDecides(r.Undecided)
	}
	return text + ": they need " + WhatDecides(r.Undecided)
}

// needOnly reports whether the rows need nothing but needs.
func needOnly(undecided []offercheck.Undecided, needs errcodes.Needs) bool {
	for i := range undecided {
		if undecided[i].Needs&^needs != 0 {
			return false
		}
	}
	return true
}

// WhatDecides lists what is not known, each with the number of rows that need it. A row may
// need several.
func WhatDecides(undecided []offercheck.Undecided) string {
	var parts []string
	for _, n := range needNames {
		rows := 0
		for i := range undecided {
			if undecided[i].Needs&n.need != 0 {
				rows++
			}
		}
		if rows > 0 {
			parts = append(parts, n.name+" ("+strconv.Itoa(rows)+")")
		}
	}
	return strings.Join(parts, ", ")
}

// needNames are the names of needs, for people.
var needNames = [...]struct {
	need errcodes.Needs
	name string
}{
	{errcodes.NeedChangeSet, "changes without errors"},
	{errcodes.NeedOffer, "the offer"},
	{errcodes.NeedProduct, "the product"},
	{errcodes.NeedAgreement, "the agreement"},
	{errcodes.NeedResale, "the resale authorization"},
	{errcodes.NeedOffers, "all offers of the product"},
	{errcodes.NeedHistory, "the price increases"},
	{errcodes.NeedNow, "the time"},
	{errcodes.NeedLimits, "limits that AWS does not publish"},
	{errcodes.NeedRequest, "a request without errors"},
	{errcodes.NeedInvoices, "the invoices"},
	{errcodes.NeedAdjustments, "the billing adjustments"},
	{errcodes.NeedCancellations, "the cancellations"},
	{errcodes.NeedEdition, "an edition that knows the change type"},
	{errcodes.NeedAWS, "what only AWS knows"},
}

// NamesOf lists needs by their names for people.
func NamesOf(needs errcodes.Needs) string {
	var names []string
	for _, n := range needNames {
		if needs&n.need != 0 {
			names = append(names, n.name)
		}
	}
	return strings.Join(names, ", ")
}
