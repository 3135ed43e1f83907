package render

import (
	"strconv"
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/reference"
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
	for _, n := range reference.Needs {
		rows := 0
		for i := range undecided {
			if undecided[i].Needs&n.Need != 0 {
				rows++
			}
		}
		if rows > 0 {
			parts = append(parts, n.Name+" ("+strconv.Itoa(rows)+")")
		}
	}
	return strings.Join(parts, ", ")
}
