package render

import (
	"strconv"
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/words"
)

// tally says how many errors and warnings there are, and how many rows were not
// decided for lack of what.
func tally(r *offercheck.Report) string {
	text := words.Count(r.Count(errcodes.Error), "error") + ", " + words.Count(r.Count(errcodes.Warning), "warning")
	if n := len(r.Undecided); n > 0 {
		text += "; " + words.Count(n, "row") + " not decided for lack of " + WhatDecides(r.Undecided)
	}
	return text
}

// WhatDecides says for each thing that is not known how many rows need it. A
// row may need several.
func WhatDecides(undecided []errcodes.Undecided) string {
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

// needNames say what would decide a row, as a person calls it.
var needNames = [...]struct {
	need errcodes.Needs
	name string
}{
	{errcodes.NeedChangeSet, "changes that have no errors"},
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
	{errcodes.NeedAWS, "what AWS alone knows"},
}

// NamesOf says what is needed as a person calls it.
func NamesOf(needs errcodes.Needs) string {
	var names []string
	for _, n := range needNames {
		if needs&n.need != 0 {
			names = append(names, n.name)
		}
	}
	return strings.Join(names, ", ")
}
