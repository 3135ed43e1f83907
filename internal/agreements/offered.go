package agreements

import (
	"math"
	"strings"
	"time"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/words"
)

// offerTerms writes a list of unions, {"legalTerm": {"type": "LegalTerm", ...}},
// as an offer's list of terms, {"Type": "LegalTerm", ...}, so that like is
// compared with like.
func offerTerms(list jsondoc.Node) jsondoc.Node {
	text := []byte{'['}
	for i, term := range acceptedTerms(list) {
		if i > 0 {
			text = append(text, ',')
		}
		text = offering{}.appendTerm(text, term)
	}
	return rewritten(append(text, ']'))
}

// rewritten is what text says. It was read once, so no bound is too narrow for
// it now.
func rewritten(text []byte) jsondoc.Node {
	unbounded := jsondoc.Options{MaxSize: math.MaxInt32, MaxDepth: math.MaxInt32, NullIsAbsent: true}
	doc, err := jsondoc.ParseBuilt(text, unbounded)
	if err != nil {
		return jsondoc.Node{} // of a term that does not exist
	}
	return doc.Root()
}

// An offering writes terms as an offer has them. The rules read dates as they are
// written; importers, whose dates are strings, do not.
type offering struct {
	dates bool // that are numbers are written as timestamps
}

// appendTerm writes a term as an offer has it. One that does not say its type
// has that of its name.
func (o offering) appendTerm(b []byte, t AcceptedTerm) []byte {
	if t.Kind() != jsondoc.Object || t.Get("type").IsGiven() || t.Get("Type").IsGiven() {
		return o.appendCapitalised(b, t.Node)
	}
	b = append(b, `{"Type":`...)
	b = words.AppendJSON(b, capitalise(t.Name()))
	return o.appendMembers(append(b, ','), t.Node)
}

// appendCapitalised writes n with the names of its members capitalised.
func (o offering) appendCapitalised(b []byte, n jsondoc.Node) []byte {
	switch n.Kind() {
	case jsondoc.Array:
		return o.appendList(b, n, offering.appendCapitalised)
	case jsondoc.Object:
		return o.appendMembers(append(b, '{'), n)
	case jsondoc.Number:
		if t, ok := Time(n); ok && o.dates && strings.HasSuffix(n.Name(), "Date") {
			return words.AppendJSON(b, t.Format(time.RFC3339Nano))
		}
	}
	return append(b, n.Raw()...)
}

// appendList writes a list, and each of its items with appendItem.
func (o offering) appendList(b []byte, n jsondoc.Node, appendItem func(offering, []byte, jsondoc.Node) []byte) []byte {
	b = append(b, '[')
	for i, item := range n.Items() {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendItem(o, b, item)
	}
	return append(b, ']')
}

// appendMembers writes the members of n and the end of the object.
func (o offering) appendMembers(b []byte, n jsondoc.Node) []byte {
	for name, value := range n.Members() {
		if !value.IsGiven() {
			continue
		}
		b = words.AppendJSON(b, capitalise(name))
		b = append(b, ':')
		b = o.appendMember(b, value)
		b = append(b, ',')
	}
	if last := len(b) - 1; b[last] == ',' {
		b = b[:last]
	}
	return append(b, '}')
}

// appendMember writes a member. Those of a RenewalTerm that are unions have a Type in an
// offer.
func (o offering) appendMember(b []byte, n jsondoc.Node) []byte {
	switch {
	case n.Name() == "priceIncrease":
		return o.appendUnion(b, n)
	case n.Name() == "termTemplates" && n.Kind() == jsondoc.Array:
		return o.appendList(b, n, offering.appendUnion)
	}
	return o.appendCapitalised(b, n)
}

// appendUnion writes {"fixedPercentage": {"value": "3"}} as {"Type": "FixedPercentage",
// "Value": "3"}. Only a percentageRange keeps a name of its own, Range. What is not a union
// is written like other values.
func (o offering) appendUnion(b []byte, n jsondoc.Node) []byte {
	variant, ok := onlyMember(n)
	switch {
	case !ok || variant.Kind() != jsondoc.Object:
		return o.appendCapitalised(b, n)
	case variant.Name() == "percentageRange":
		b = append(b, `{"Type":"PercentageRange","Range":`...)
		return append(o.appendCapitalised(b, variant), '}')
	}
	return o.appendTerm(b, AcceptedTerm{variant})
}

// onlyMember returns the member of an object that has one; those that are null do not count.
func onlyMember(n jsondoc.Node) (only jsondoc.Node, ok bool) {
	for _, member := range n.Members() {
		if !member.IsGiven() {
			continue
		}
		if ok {
			return only, false
		}
		only, ok = member, true
	}
	return only, ok
}

// capitalise is the offer's name for a member. The names of AWS's members are
// ASCII; what begins otherwise is no such name and stays.
func capitalise(name string) string {
	if name == "" || name[0] < 'a' || 'z' < name[0] {
		return name
	}
	return string(name[0]-'a'+'A') + name[1:]
}
