package agreement

import (
	"encoding/json"
	"iter"
	"math"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// An Agreement is a DescribeAgreement response, with the acceptedTerms of
// GetAgreementTerms beside it where the caller has them.
type Agreement struct {
	jsondoc.Node

	terms jsondoc.Node
}

// Read makes an Agreement of the JSON object that n is. The terms of the
// union, {"legalTerm": {"type": "LegalTerm", ...}}, are written anew as an
// offer has them, {"Type": "LegalTerm", ...}, so that like is compared with
// like. An item of the union has one member; AWS's own samples have items with
// several, which are as many terms.
func Read(n jsondoc.Node) Agreement {
	a := Agreement{Node: n}
	accepted := n.Get("acceptedTerms")
	if accepted.Kind() != jsondoc.Array || hasNext(n) {
		return a
	}
	text := []byte{'['}
	for _, union := range accepted.Items() {
		for name, term := range union.Members() {
			if len(text) > 1 {
				text = append(text, ',')
			}
			text = appendTerm(text, name, term)
		}
	}
	if doc, err := jsondoc.ParseBuilt(append(text, ']'), jsondoc.Options{NullIsAbsent: true}); err == nil {
		a.terms = doc.Root()
	}
	return a
}

// hasNext says whether a list was cut: there is a page after it.
func hasNext(n jsondoc.Node) bool {
	token := n.Get("nextToken")
	return token.Exists() && token.Kind() != jsondoc.Null
}

// ID is the agreement's id.
func (a Agreement) ID() string { return a.Get("agreementId").Text() }

// Status is ACTIVE, SUPERSEDED and so on, as written.
func (a Agreement) Status() string { return a.Get("status").Text() }

// StartTime and EndTime are the agreement's bounds; false when they are not
// given or not readable.
func (a Agreement) StartTime() (time.Time, bool) { return Time(a.Get("startTime")) }
func (a Agreement) EndTime() (time.Time, bool)   { return Time(a.Get("endTime")) }

// AcceptedTerms is the list of the accepted terms in an offer's shape; it does
// not exist when the terms are not known in full.
func (a Agreement) AcceptedTerms() jsondoc.Node { return a.terms }

// Resources are the ids and types of the products that the agreement is about.
func (a Agreement) Resources() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, r := range a.Get("proposalSummary").Get("resources").Items() {
			if !yield(r.Get("id").Text(), r.Get("type").Text()) {
				return
			}
		}
	}
}

// Time reads a timestamp of the service: an RFC 3339 string or seconds since
// 1970 as a number.
func Time(n jsondoc.Node) (time.Time, bool) {
	switch n.Kind() {
	case jsondoc.String:
		t, err := time.Parse(time.RFC3339, n.Text())
		return t.UTC(), err == nil
	case jsondoc.Number:
		seconds, err := strconv.ParseFloat(n.Raw(), 64)
		if err != nil || math.Abs(seconds) > 253402300799 { // the end of the year 9999
			return time.Time{}, false
		}
		whole, fraction := math.Modf(seconds)
		return time.Unix(int64(whole), int64(fraction*1e9)).UTC(), true
	}
	return time.Time{}, false
}

// appendTerm writes the member of the union called name as a term of an offer.
// A term that does not say its type has that of its name.
func appendTerm(b []byte, name string, term jsondoc.Node) []byte {
	if term.Kind() != jsondoc.Object || term.Get("type").Exists() {
		return appendCapitalised(b, term)
	}
	b = append(b, `{"Type":`...)
	b = appendQuoted(b, capitalise(name))
	if term.Len() > 0 {
		b = append(b, ',')
	}
	return append(b, appendCapitalised(nil, term)[1:]...)
}

// appendCapitalised writes n with the names of its members capitalised.
func appendCapitalised(b []byte, n jsondoc.Node) []byte {
	switch n.Kind() {
	case jsondoc.Array:
		b = append(b, '[')
		for i, item := range n.Items() {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendCapitalised(b, item)
		}
		return append(b, ']')
	case jsondoc.Object:
		b = append(b, '{')
		first := true
		for name, value := range n.Members() {
			if !first {
				b = append(b, ',')
			}
			first = false
			b = appendQuoted(b, capitalise(name))
			b = append(b, ':')
			b = appendCapitalised(b, value)
		}
		return append(b, '}')
	}
	return append(b, n.Raw()...)
}

func appendQuoted(b []byte, name string) []byte {
	quoted, _ := json.Marshal(name) // a string always marshals
	return append(b, quoted...)
}

func capitalise(name string) string {
	if name == "" {
		return name
	}
	r, width := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(r)) + name[width:]
}

// WithTermsOf is the agreement with the accepted terms of b.
func (a Agreement) WithTermsOf(b Agreement) Agreement {
	a.terms = b.terms
	return a
}
