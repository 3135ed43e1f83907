package render

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/lazy"
	"github.com/offercheck/offercheck/internal/reference"
	"github.com/offercheck/offercheck/schemas"
)

// gone stands where something was left out.
const gone = "…"

// Redact leaves out of a report what is the seller's and the buyer's: account
// ids, prices and names. It goes by what may stay, not by what looks secret:
// AWS's own messages, what our schemas expect and the names of members that they
// know, words, dates, durations, ids, and numbers that count something. Everything
// else in quotes or in JSON Pointers goes, and so does every other number.
func Redact(r *offercheck.Report) {
	for i := range r.Findings {
		f := &r.Findings[i]
		path := redactPath(f)
		if f.Message != reference.Row(f.Row).Message {
			f.Message = redactMessage(redactEntity(redactField(f.Message, f.Path), f.Change))
		}
		f.Detail = RedactText(redactEntity(f.Detail, f.Change))
		f.Path = path
		f.Change, f.Entry = redactedChange(f.Change), redactedEntry(f.Entry)
	}
	for i := range r.Undecided {
		u := &r.Undecided[i]
		u.Detail = RedactText(redactEntity(u.Detail, u.Change))
		u.Change, u.Entry = redactedChange(u.Change), redactedEntry(u.Entry)
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
		r.Cut[i] = RedactText(r.Cut[i])
	}
	r.Judge() // the answer to a batch repeats what was redacted
}

// redactedChange is a copy, and so is a redactedEntry: findings share what they are about.
func redactedChange(c *errcodes.Change) *errcodes.Change {
	if c == nil {
		return nil
	}
	redacted := *c
	redactChange(&redacted)
	return &redacted
}

func redactedEntry(e *errcodes.Entry) *errcodes.Entry {
	if e == nil {
		return nil
	}
	return &errcodes.Entry{Index: e.Index, ClientToken: redactAccounts(e.ClientToken)}
}

func redactChange(c *errcodes.Change) {
	if c.Name != "" {
		c.Name = gone
	}
	c.Type, c.Entity = redactAccounts(c.Type), shownEntity(c.Entity)
}

// plainEntityType is what AWS's entity types look like, such as SaaSProduct@1.0.
var plainEntityType = lazy.Regexp(`^[A-Za-z]{1,40}@[0-9]{1,3}\.[0-9]{1,3}$`)

var plainID = lazy.Regexp(`^[a-z]+-[a-z0-9]+(@[0-9]+)?$`)

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

// RedactError leaves out of an error what it repeats of a document; ok is false when it
// repeats nothing.
func RedactError(err error) (redacted error, ok bool) {
	if bug, ok := errors.AsType[*offercheck.Bug](err); ok {
		return &offercheck.Bug{Panic: RedactText(fmt.Sprint(bug.Panic)), Row: bug.Row, Stack: bug.Stack}, true
	}
	if syntax, ok := errors.AsType[*offercheck.SyntaxError](err); ok {
		return &offercheck.SyntaxError{Line: syntax.Line, Column: syntax.Column, Problem: redactProblem(syntax.Problem)}, true
	}
	return nil, false
}

// redactPath redacts the path of a finding. A name in it may look like an index: then the
// message is about that name.
func redactPath(f *offercheck.Finding) string {
	at := strings.LastIndexByte(f.Path, '/')
	name := strconv.Quote(f.Path[at+1:])
	if at >= 0 && listIndex().MatchString(f.Path[at+1:]) && (strings.HasPrefix(f.Message, name) || strings.HasSuffix(f.Message, name+" again")) {
		return redactPointer(f.Path[:at]) + "/" + gone
	}
	return redactPointer(f.Path)
}

// redactPointer leaves out of a JSON Pointer the names that no schema knows.
func redactPointer(pointer string) string {
	tokens := strings.Split(pointer, "/")
	for i, token := range tokens {
		if i > 0 && !isKnownName(token) && !listIndex().MatchString(token) {
			tokens[i] = gone
		}
	}
	return strings.Join(tokens, "/")
}

var listIndex = lazy.Regexp(`^(?:0|[1-9][0-9]{0,5})$`)

// redactField leaves out the name that a message about the value at a path begins with,
// if no schema knows it.
func redactField(message, path string) string {
	tokens := strings.Split(path, "/")
	for len(tokens) > 1 && listIndex().MatchString(tokens[len(tokens)-1]) {
		tokens = tokens[:len(tokens)-1]
	}
	name := strings.NewReplacer("~1", "/", "~0", "~").Replace(tokens[len(tokens)-1])
	if rest, ok := strings.CutPrefix(message, name); ok && name != "" && !isKnownName(name) {
		return gone + rest
	}
	return message
}

// redactProblem redacts a text that may begin with the JSON Pointer that it is about.
func redactProblem(text string) string {
	if pointer, rest, ok := strings.Cut(text, ": "); ok && strings.HasPrefix(pointer, "/") {
		return redactPointer(pointer) + ": " + redactMessage(rest)
	}
	return redactMessage(text)
}

// redactMessage redacts a text, less what it says is expected when that is said
// in a schema of ours.
func redactMessage(text string) string {
	head, rest, _ := strings.Cut(text, "expected ")
	expected, found, isFound := strings.Cut(rest, ", found ")
	switch {
	case !vocabulary().expectations[expected]:
		return RedactText(text)
	case isFound:
		found = ", found " + RedactText(found)
	}
	return RedactText(head) + "expected " + expected + found
}

// A wordList is what the schemas say: what they expect, and the names of members.
type wordList struct{ expectations, members map[string]bool }

var vocabulary = sync.OnceValue(func() wordList {
	w := wordList{map[string]bool{}, map[string]bool{}}
	for _, name := range schemas.Names() {
		text, err := schemas.Standalone(name)
		var schema any
		if err != nil || json.Unmarshal(text, &schema) != nil {
			continue // then more is left out
		}
		w.add(schema)
	}
	return w
})

func (w wordList) add(schema any) {
	switch s := schema.(type) {
	case map[string]any:
		if text, ok := s["description"].(string); ok {
			w.expectations[text] = true
		}
		if members, ok := s["properties"].(map[string]any); ok {
			for name := range members {
				w.members[name] = true
			}
		}
		for _, v := range s {
			w.add(v)
		}
	case []any:
		for _, v := range s {
			w.add(v)
		}
	}
}

func isKnownName(name string) bool { return vocabulary().members[name] }

// parts of a text, in the order in which they are tried: what stays (the first
// group) and what goes.
var parts = lazy.Regexp(`"(?:[^"\\]|\\.)*"?` + // in quotes
	`|\$.+?(?:\.Entity\.Identifier)+` + // a reference has the name of a change
	`|\w+://\S+|\bthe host \S+` +
	`|\ban object with .+` + // whose names follow
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

// RedactText leaves out of a text what may not stay.
func RedactText(text string) string {
	var b strings.Builder
	end := 0
	for _, m := range parts().FindAllStringSubmatchIndex(text, -1) {
		part := text[m[0]:m[1]]
		b.WriteString(text[end:m[0]])
		end = m[1]
		switch {
		case m[2] >= 0 && part[0] == '/' && (m[0] == 0 || !isWordEnd(text[m[0]-1])):
			pointer := strings.TrimRight(part, ".:)")
			b.WriteString(redactPointer(pointer) + part[len(pointer):])
		case m[2] >= 0:
			b.WriteString(part)
		case part[0] == '"' && isKnownName(strings.Trim(part, `"`)):
			b.WriteString(part)
		case part[0] == '"':
			b.WriteString(`"` + gone + `"`)
		case strings.HasPrefix(part, objectWith):
			b.WriteString(objectWith + redactNames(part[len(objectWith):]))
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

func isWordEnd(c byte) bool {
	return c >= utf8.RuneSelf || unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c))
}

const objectWith = "an object with "

var more = lazy.Regexp(` and [0-9]+ more$`)

// redactNames leaves out of a list what is no name that a schema knows.
func redactNames(list string) string {
	rest := more().FindString(list)
	names := strings.Split(strings.TrimSuffix(list, rest), ", ")
	for i, name := range names {
		if !isKnownName(name) {
			names[i] = gone
		}
	}
	return strings.Join(names, ", ") + rest
}

var account = lazy.Regexp(`[0-9]{12,}`)

// redactAccounts leaves out what may be an account id, wherever it stands.
func redactAccounts(text string) string { return account().ReplaceAllString(text, gone) }
