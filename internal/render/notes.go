package render

import (
	"fmt"
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// A Note is what a report has to say besides its findings.
type Note struct {
	Text      string
	Unchecked []errcodes.Unchecked // the changes that it says were not checked; none for any other note
}

// notes are those of a report, what was not checked first.
func notes(r *offercheck.Report) []Note {
	list := UncheckedNotes(r.Unchecked, r.Findings)
	say := func(text string) { list = append(list, Note{Text: text}) }
	for i := range r.Undecided {
		if u := &r.Undecided[i]; u.Detail != "" && u.Needs&errcodes.NeedEdition == 0 { // else the change was not checked
			say(fmt.Sprintf("row %s was not decided for %s: %s", u.Row, Subject(u.Operation, u.Entry, u.Change), u.Detail))
		}
	}
	for _, text := range r.Cut {
		say(text)
	}
	for _, l := range r.LeftOut {
		if l.Count > 0 {
			say(fmt.Sprintf("row %s was left out %s: %s", l.Row, times(l.Count), l.Reason))
		}
	}
	if text := sendable(r.Entries); text != "" {
		say(text)
	}
	return list
}

// sendable says which entries of a batch could be sent; nothing when all can be.
func sendable(entries []errcodes.BatchEntry) string {
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
		return fmt.Sprintf("of %d entries entry %s could be sent", len(entries), places[0])
	}
	return fmt.Sprintf("of %d entries these could be sent: %s", len(entries), strings.Join(places, ", "))
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
