package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/schemas"
)

// gone stands where something was left out.
const gone = "…"

// redact leaves out of a report what is the seller's and the buyer's: account
// ids, prices and names. It goes by what may stay, not by what looks secret:
// AWS's own messages, what our schemas expect, words, dates, durations, ids,
// JSON Pointers, and numbers that count something. Everything in quotes goes, and
// so does every other number.
func redact(r *offercheck.Report) {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Message != rowOf(f.Row).Message {
			f.Message = redactMessage(redactEntity(f.Message, f.Change))
		}
		f.Detail = redactText(redactEntity(f.Detail, f.Change))
		f.Path = redactAccounts(f.Path)
		redactSubject(&f.Subject)
	}
	for i := range r.Undecided {
		u := &r.Undecided[i]
		u.Detail = redactText(redactEntity(u.Detail, u.Change))
		redactSubject(&u.Subject)
	}
	for i := range r.Unchecked {
		u := &r.Unchecked[i]
		redactChange(&u.Change)
		if u.EntityType != "" && !plainEntityType().MatchString(u.EntityType) {
			u.EntityType = gone
		}
	}
	for i := range r.Entries {
		r.Entries[i].ClientToken = redactAccounts(r.Entries[i].ClientToken)
	}
	r.Cut = slices.Clone(r.Cut)
	for i := range r.Cut {
		r.Cut[i] = redactText(r.Cut[i])
	}
	r.Judge() // the answer to a batch repeats what was redacted
}

// redactSubject makes a copy: findings share what they are about.
func redactSubject(s *errcodes.Subject) {
	if s.Change != nil {
		c := *s.Change
		redactChange(&c)
		s.Change = &c
	}
	if s.Entry != nil {
		e := *s.Entry
		e.ClientToken = redactAccounts(e.ClientToken)
		s.Entry = &e
	}
}

func redactChange(c *errcodes.Change) {
	if c.Name != "" {
		c.Name = gone
	}
	c.Type, c.Entity = redactAccounts(c.Type), shownEntity(c.Entity)
}

// plainEntityType is what AWS's entity types look like, such as SaaSProduct@1.0.
var plainEntityType = expression(`^[A-Za-z]{1,40}@[0-9]{1,3}\.[0-9]{1,3}$`)

var plainID = expression(`^[a-z]+-[a-z0-9]+(@[0-9]+)?$`)

// shownEntity is an entity's id as it is shown: whole if it looks like one, of
// the reference to a change all but the name.
func shownEntity(id string) string {
	switch {
	case strings.HasPrefix(id, "$") && strings.HasSuffix(id, ".Entity.Identifier"):
		return "$" + gone + ".Entity.Identifier"
	case id == "" || plainID().MatchString(id):
		return redactAccounts(id)
	}
	return gone
}

// redactEntity leaves the id of a change's entity out of a text, where it is not
// to be shown.
func redactEntity(text string, c *errcodes.Change) string {
	if c == nil || c.Entity == "" {
		return text
	}
	return strings.ReplaceAll(text, c.Entity, shownEntity(c.Entity))
}

// redactError leaves out of an error what it repeats of a document.
func redactError(err error) error {
	located, ok := errors.AsType[*locatedError](err)
	if !ok {
		return err
	}
	if bug, ok := errors.AsType[*offercheck.Bug](located.err); ok {
		return &locatedError{located.file, &offercheck.Bug{Panic: redactText(fmt.Sprint(bug.Panic)), Row: bug.Row, Stack: bug.Stack}}
	}
	syntax, ok := errors.AsType[*offercheck.SyntaxError](located.err)
	if !ok {
		return err
	}
	return &locatedError{located.file, &offercheck.SyntaxError{Line: syntax.Line, Column: syntax.Column, Problem: redactMessage(syntax.Problem)}}
}

// redactMessage redacts a text, less what it says is expected when that is said
// in a schema of ours.
func redactMessage(text string) string {
	head, rest, _ := strings.Cut(text, "expected ")
	expected, found, isFound := strings.Cut(rest, ", found ")
	switch {
	case !expectations()[expected]:
		return redactText(text)
	case isFound:
		found = ", found " + redactText(found)
	}
	return redactText(head) + "expected " + expected + found
}

// expectations are the descriptions in the schemas.
var expectations = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, name := range schemas.Names() {
		text, err := schemas.Standalone(name)
		var schema any
		if err != nil || json.Unmarshal(text, &schema) != nil {
			continue // then more is left out
		}
		describe(schema, all)
	}
	return all
})

func describe(schema any, all map[string]bool) {
	switch s := schema.(type) {
	case map[string]any:
		if text, ok := s["description"].(string); ok {
			all[text] = true
		}
		for _, v := range s {
			describe(v, all)
		}
	case []any:
		for _, v := range s {
			describe(v, all)
		}
	}
}

// parts of a text, in the order in which they are tried: what stays (the first
// group) and what goes.
var parts = expression(`"(?:[^"\\]|\\.)*"?` + // in quotes
	`|\$.+?(?:\.Entity\.Identifier)+` + // a reference has the name of a change
	`|\w+://\S+|\bthe host \S+` +
	`|(` +
	`'\\[^']+'|'[^'\\]'` + // one character
	`|\b(?:line|column|character|change|entry|edition|ISO) [0-9]+(?:-[0-9]+)?\b` +
	`|\bU\+[0-9A-F]{4,6}\b` +
	`|\b[0-9]+(?:(?: to | and )[0-9]+)? (?:account|AWS account id|byte|change|character|charge|country code|day|decimal place|digit|duration|entry|entrie|grant|item|level|member|month|part|rate card|rate|scheduled payment|time|year)s?\b` +
	`|\[[0-9]{1,6}\]` + // of a list
	`|\b[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?\b` + // a date
	`|/[^\s,;"/][^\s,;"]*` + // a JSON Pointer
	`|[\pL_][\pL\pN_.@-]*` + // a word, a duration, an id
	`)` +
	`|[-+]?[0-9]+(?:[.,][0-9]+)*(?:[\pL_@-][\pL\pN_.@-]*)?`) // any other number

// redactText leaves out of a text what may not stay.
func redactText(text string) string {
	var b strings.Builder
	end := 0
	for _, m := range parts().FindAllStringSubmatchIndex(text, -1) {
		part := text[m[0]:m[1]]
		b.WriteString(text[end:m[0]])
		end = m[1]
		switch {
		case m[2] >= 0:
			b.WriteString(part)
		case part[0] == '"':
			b.WriteString(`"` + gone + `"`)
		case part[0] == '$':
			b.WriteString("$" + gone + ".Entity.Identifier")
		case strings.HasPrefix(part, "the host "):
			b.WriteString("the host " + gone)
		default:
			b.WriteString(gone)
		}
	}
	b.WriteString(text[end:])
	return redactAccounts(b.String())
}

var account = expression(`[0-9]{12,}`)

// redactAccounts leaves out what may be an account id, wherever it stands.
func redactAccounts(text string) string { return account().ReplaceAllString(text, gone) }
