package render

import (
	"fmt"
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// A Note is a message of a report that is not a finding.
type Note struct {
	Text      string
	Unchecked []offercheck.Unchecked // for a note about changes that were not checked: these changes
}

// notes returns the notes of a report, those about unchecked changes first.
func notes(r *offercheck.Report) []Note {
	list := UncheckedNotes(r.Edition, r.Unchecked, r.Findings)
	say := func(text string) { list = append(list, Note{Text: text}) }
	for i := range r.Undecided {
		if u := &r.Undecided[i]; u.Detail != "" && u.Needs&errcodes.NeedEdition == 0 { // else the change was not checked
			say(fmt.Sprintf("row %s was not checked for %s: %s", u.Row, Subject(u.Operation, u.Entry, u.Change), u.Detail))
		}
	}
	for _, text := range r.Truncated {
		say(text)
	}
	for _, l := range r.Suppressed {
		if l.Count > 0 {
			say(fmt.Sprintf("row %s was suppressed %s: %s", l.Row, times(l.Count), l.Reason))
		}
	}
	if text := sendable(r.Entries); text != "" {
		say(text)
	}
	if newest := errcodes.Newest.String(); r.Edition != "" && r.Edition != newest {
		say(fmt.Sprintf("checked against edition %s of AWS's pages; the newest is %s", r.Edition, newest))
	}
	return list
}

// sendable returns a text that says which entries of a batch could be sent; "" if all can.
func sendable(entries []offercheck.BatchEntry) string {
	var places []string
	for _, e := range entries {
		if e.Sendable {
			places = append(places, fmt.Sprint(e.Index))
		}
	}
	switch len(places) {
	case len(entries):
		return ""
	case 0:
		return "no entry could be sent"
	case 1:
		return fmt.Sprintf("only entry %s of %d entries could be sent", places[0], len(entries))
	}
	return fmt.Sprintf("only these of %d entries could be sent: %s", len(entries), strings.Join(places, ", "))
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
