package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/offer"
)

// UncheckedNotes say, once for each reason, which changes were not checked: a
// report without findings for a change must not look like a change that is fine. Of a
// change whose type was found to be misspelt they say what they say of any error.
func UncheckedNotes(unchecked []errcodes.Unchecked, findings []offercheck.Finding) []Note {
	var list []Note
	for _, reason := range []errcodes.Reason{errcodes.HasErrors, errcodes.UnknownType, errcodes.UnknownEntityType} {
		var of []errcodes.Unchecked
		for i := range unchecked {
			if reasonToSay(&unchecked[i], findings) == reason {
				of = append(of, unchecked[i])
			}
		}
		if len(of) > 0 {
			list = append(list, Note{uncheckedText(reason, of), of})
		}
	}
	return list
}

// reasonToSay is why a change was not checked, as a person sees it.
func reasonToSay(u *errcodes.Unchecked, findings []offercheck.Finding) errcodes.Reason {
	for i := range findings {
		f := &findings[i]
		isOfType := strings.HasSuffix(f.Row, "].ChangeType") || strings.HasSuffix(f.Row, "].Entity.Type")
		if isOfType && f.Severity == errcodes.Error && f.Change != nil && f.Change.Index == u.Change.Index {
			return errcodes.HasErrors
		}
	}
	return u.Reason
}

// uncheckedText says that changes were not checked for a reason, and what to do.
func uncheckedText(reason errcodes.Reason, of []errcodes.Unchecked) string {
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
	case errcodes.HasErrors:
		return fmt.Sprintf("the rules that relate fields were not run for %s: fix %s errors first", changes, word("its", "their"))
	case errcodes.UnknownType:
		text := fmt.Sprintf("%s %s not checked: edition %s does not know %s", changes, word("was", "were"), errcodes.Edition, word("its change type", "their change types"))
		if types := distinct(of, func(u *errcodes.Unchecked) string { return u.Change.Type }); len(types) > 0 {
			text += " " + firstFew(types)
		}
		return text
	}
	text := fmt.Sprintf("%s %s not about %s (%s)", changes, word("is", "are"), word("an offer", "offers"), offer.EntityType)
	if types := distinct(of, func(u *errcodes.Unchecked) string { return u.EntityType }); len(types) > 0 {
		text = fmt.Sprintf("%s %s about %s, not about %s", changes, word("is", "are"), firstFew(types), word("an offer", "offers"))
	}
	return text + ": nothing but the request's own rules (names, ids, references) was checked"
}

// distinct are the texts that changes have, each once and in quotes.
func distinct(of []errcodes.Unchecked, text func(*errcodes.Unchecked) string) []string {
	var list []string
	for i := range of {
		if t := text(&of[i]); t != "" && !slices.Contains(list, words.Quote(t)) {
			list = append(list, words.Quote(t))
		}
	}
	return list
}

// firstFew lists the first few items and counts the rest.
func firstFew(items []string) string {
	const most = 5
	if more := len(items) - most; more > 1 { // the name of one takes no more room than its number
		items = append(slices.Clone(items[:most]), fmt.Sprintf("%d more", more))
	}
	last := len(items) - 1
	if last == 0 {
		return items[0]
	}
	return strings.Join(items[:last], ", ") + " and " + items[last]
}
