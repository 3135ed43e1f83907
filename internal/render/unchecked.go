package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/words"
)

// UncheckedNotes returns a note for each reason why changes were not checked: a change
// without findings must not look valid when it was not checked. For a change whose type is
// reported as misspelt the reason is that error.
func UncheckedNotes(edition string, unchecked []offercheck.Unchecked, findings []offercheck.Finding) []Note {
	var list []Note
	for _, reason := range []offercheck.Reason{offercheck.ReasonErrors, offercheck.ReasonChangeType, offercheck.ReasonEntityType} {
		var of []offercheck.Unchecked
		for i := range unchecked {
			if reasonToSay(&unchecked[i], findings) == reason {
				of = append(of, unchecked[i])
			}
		}
		if len(of) > 0 {
			list = append(list, Note{uncheckedText(edition, reason, of), of})
		}
	}
	return list
}

// reasonToSay returns the reason why a change was not checked, as a user sees it.
func reasonToSay(u *offercheck.Unchecked, findings []offercheck.Finding) offercheck.Reason {
	for i := range findings {
		f := &findings[i]
		isOfType := strings.HasSuffix(f.Row, "].ChangeType") || strings.HasSuffix(f.Row, "].Entity.Type")
		if isOfType && f.Severity == offercheck.SeverityError && f.Change != nil && f.Change.Index == u.Change.Index {
			return offercheck.ReasonErrors
		}
	}
	return u.Reason
}

// uncheckedText returns the text of a note: which changes, the reason, and what to do.
func uncheckedText(edition string, reason offercheck.Reason, of []offercheck.Unchecked) string {
	one := len(of) == 1
	word := func(singular, plural string) string {
		if one {
			return singular
		}
		return plural
	}
	var indexes []string
	for i := range of {
		indexes = append(indexes, fmt.Sprint(of[i].Change.Index))
	}
	changes := word("change ", "changes ") + firstFew(indexes)
	switch reason {
	case offercheck.ReasonErrors:
		return fmt.Sprintf("the rules that relate fields were not run for %s: fix %s errors first", changes, word("its", "their"))
	case offercheck.ReasonChangeType:
		text := fmt.Sprintf("%s %s not checked: edition %s does not know %s", changes, word("was", "were"), edition, word("its change type", "their change types"))
		if types := distinct(of, func(u *offercheck.Unchecked) string { return u.Change.Type }); len(types) > 0 {
			text += " " + firstFew(types)
		}
		return text
	}
	var kinds, types []string
	e, _ := errcodes.ParseEdition(edition) // that of a report
	for _, kind := range changetype.Kinds(e) {
		kinds = append(kinds, word(entityNames[kind].one, entityNames[kind].several))
		types = append(types, changetype.EntityType(kind))
	}
	judged := words.Enumerate(kinds, "or")
	text := fmt.Sprintf("%s %s not about %s (%s)", changes, word("is", "are"), judged, words.Enumerate(types, "or"))
	if types := distinct(of, func(u *offercheck.Unchecked) string { return u.EntityType }); len(types) > 0 {
		text = fmt.Sprintf("%s %s about %s, not about %s", changes, word("is", "are"), firstFew(types), judged)
	}
	return text + ": only the request's own rules (names, ids, references) were checked"
}

// entityNames are the kinds of entity in words.
var entityNames = map[string]struct{ one, several string }{
	changetype.Offer:               {"an offer", "offers"},
	changetype.ResaleAuthorization: {"a resale authorization", "resale authorizations"},
	changetype.OfferSet:            {"an offer set", "offer sets"},
}

// distinct returns the distinct texts of changes, in quotes.
func distinct(of []offercheck.Unchecked, text func(*offercheck.Unchecked) string) []string {
	var list []string
	for i := range of {
		if t := text(&of[i]); t != "" && !slices.Contains(list, words.Quote(t)) {
			list = append(list, words.Quote(t))
		}
	}
	return list
}

// firstFew lists the first items and the number of the others.
func firstFew(items []string) string {
	const most = 5
	if more := len(items) - most; more > 1 { // "1 more" would not be shorter than its name
		items = append(slices.Clone(items[:most]), fmt.Sprintf("%d more", more))
	}
	return words.Enumerate(items, "and")
}
